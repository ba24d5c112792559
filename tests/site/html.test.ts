import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { builtFiles } from './support/pages.ts';

// Each rule that is off has its reason.
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // White space at line ends weighs nothing and harms nobody.
    'no-trailing-whitespace': 'off',
    // Style of writing, not validity: Astro writes void elements and attributes in its own way.
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    // The number of writing lines is data of the handout: `style="--n:3"`.
    'no-inline-style': 'off',
    // Titles are written for readers; search engines shorten long ones. A unique title is tested for.
    'long-title': 'off',
    // A label and what it names may be next to each other without being tied by the element kinds it knows.
    'prefer-native-element': 'off',
    // The ids of activities and handouts are chosen by authors and stay for ever.
    'valid-id': ['error', { relaxed: true }],
    // Phone numbers are the only reason for it, and there are none.
    'tel-non-breaking': 'off',
    // Inline by design: a module script that would be a request of its own.
    'require-sri': 'off',
  },
});

describe('every built page', () => {
  it('is valid HTML', async () => {
    const problems: string[] = [];
    for (const { html, path } of builtFiles()) {
      const report = await validator.validateString(html, path);
      for (const { messages } of report.results) {
        for (const message of messages)
          if (message.severity === 2) problems.push(`${path}:${message.line}:${message.column} ${message.ruleId}: ${message.message}`);
      }
    }
    const kinds = [...new Set(problems.map((problem) => problem.replace(/^[^ ]+ /, '')))];
    expect({ kinds: kinds.slice(0, 25), first: problems.slice(0, 10), count: problems.length }).toEqual({ kinds: [], first: [], count: 0 });
  });
});
