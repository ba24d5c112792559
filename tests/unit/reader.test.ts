import { describe, expect, test } from 'vitest';
import { bareOf } from '../../scripts/reader/pages.ts';

describe('the bare page that a lesson is measured against', () => {
  const bare = bareOf(
    '<!DOCTYPE html><html lang="ur" dir="rtl" class="x"><head><style>p{color:red}</style></head><body><nav>Menu</nav><div class="content"><h1>Title</h1><p class="lead" data-a="1">Words <button type="button" popovertarget="t">a term</button> <a href="/x/" aria-label="b">link</a></p><table><tr><th scope="row">r</th></tr></table></div><script>run()</script></body></html>',
  );
  test('has the words of the lesson and what they mean, and nothing around them', () => {
    expect(bare).toContain(
      '<main><h1>Title</h1><p>Words a term <a href="/x/">link</a></p><table><tbody><tr><th scope="row">r</th></tr></tbody></table></main>',
    );
    expect(bare).toContain('<html lang="ur" dir="rtl">');
    expect(bare).not.toMatch(/Menu|style|script|class|button/);
  });
});
