import { courseRecord } from '../outputs/data/course.ts';
import { jsonSchemaOf } from '../outputs/data/json-schema.ts';

export const GET = () => Response.json(jsonSchemaOf(courseRecord));
