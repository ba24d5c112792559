import sharp from 'sharp';
import { randomOf } from './random.ts';

const WIDTH = 1200;
const HEIGHT = 800;
/** So much noise makes a picture of about 96 KiB, as a photo of that size has. */
const NOISE = 8.3;
const BY_PICTURE = 3;

const made = new Map<string, Uint8Array>();

/** A JPEG of 1200 by 800 at quality 80: soft colours, two discs and noise. Nothing is to be seen on it. */
export async function pictureOf(seed: number, index: number): Promise<Uint8Array> {
  const key = `${seed} ${index}`;
  const before = made.get(key);
  if (before) return before;
  const random = randomOf(seed, BY_PICTURE, index);
  const colours = Array.from({ length: 4 }, () => [random.whole(40, 220), random.whole(40, 220), random.whole(40, 220)] as const);
  const discs = Array.from({ length: 2 }, () => ({ x: random.whole(0, WIDTH), y: random.whole(0, HEIGHT), radius: random.whole(90, 260) }));
  const pixels = new Uint8Array(WIDTH * HEIGHT * 3);
  let noise = random.whole(1, 2 ** 31 - 1);
  for (let y = 0, at = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1, at += 3) {
      noise = (Math.imul(noise, 1664525) + 1013904223) | 0;
      const grain = ((noise >>> 16) / 65536 - 0.5) * 2 * NOISE;
      const inside = discs.findIndex((disc) => (x - disc.x) ** 2 + (y - disc.y) ** 2 < disc.radius ** 2);
      for (let channel = 0; channel < 3; channel += 1) {
        const [from = 0, to = 0] = [colours[0]?.[channel], colours[1]?.[channel]];
        const ground = from + ((to - from) * (x + y)) / (WIDTH + HEIGHT);
        const value = inside === -1 ? ground : (ground + (colours[2 + inside]?.[channel] ?? 0)) / 2;
        pixels[at + channel] = Math.max(0, Math.min(255, value + grain));
      }
    }
  }
  const picture = await sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .jpeg({ quality: 80 })
    .toBuffer();
  made.set(key, picture);
  return picture;
}
