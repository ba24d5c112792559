import { z } from 'astro/zod';
import { flag, label } from './fields.ts';

/** `content/codes.yaml`: the short addresses that are printed on paper. `npm run codes` writes it. */
export const codes = z.strictObject({
  codes: z
    .array(
      z.strictObject({
        code: label('The short address without its start: k7m3 stands for /t/k7m3/. It never changes.', 'k7m3', 20),
        to: label('What it leads to: a lesson, a handout of a lesson, or a route.', 'lessons/starting-together/who-we-are'),
        retired: flag('Set when what it led to is gone, or has a newer code. The line stays, so that nothing else ever gets the code.').optional(),
      }),
    )
    .meta({
      description: 'The short addresses. Take none out: somebody may have printed it.',
      example: '[{ code: k7m3, to: lessons/starting-together/who-we-are }]',
    })
    .optional(),
});
