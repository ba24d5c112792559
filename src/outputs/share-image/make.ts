/** A process of its own: makes the share pictures that it is told as JSON on its input, and keeps them. */
import { text } from 'node:stream/consumers';
import { pictureOf } from './kept.ts';
import type { SharePicture } from './pictures.ts';

for (const picture of JSON.parse(await text(process.stdin)) as SharePicture[]) await pictureOf(picture);
