import { openHub } from '../hub/open.ts';
import { placeOf } from '../hub/place.ts';
import { courseRecordOf } from '../outputs/data/course.ts';

export const GET = () => Response.json(courseRecordOf(openHub(), placeOf(openHub())));
