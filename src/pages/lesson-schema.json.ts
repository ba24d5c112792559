import { jsonSchemaOf } from '../outputs/data/json-schema.ts';
import { lessonRecord } from '../outputs/data/lesson.ts';

export const GET = () => Response.json(jsonSchemaOf(lessonRecord));
