import type { PlanRequest } from '../../planner/plan.ts';

/** What the form says; undefined while a number in it cannot be. */
export function readForm(form: HTMLFormElement): PlanRequest | undefined {
  if (!form.checkValidity()) return undefined;
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? '');
  const all = (name: string) => data.getAll(name).map(String);
  const about = text('about');
  return {
    minutes: Math.round(Number(text('minutes'))),
    people: Math.round(Number(text('people'))),
    place: text('place') === 'online' ? 'online' : 'room',
    means: text('means') === 'phones' ? 'phones' : 'paper',
    languages: all('language[]'),
    audience: text('audience'),
    ...(about ? { about } : {}),
    done: all('done[]'),
    out: data.has('out'),
  };
}

/** Puts a request back into the form. What the form does not offer stays as it is. */
export function fillForm(form: HTMLFormElement, request: PlanRequest): void {
  const chosen: Record<string, readonly string[]> = {
    place: [request.place],
    means: [request.means],
    'language[]': request.languages,
    'done[]': request.done,
    out: request.out ? ['yes'] : [],
  };
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox'))
      field.checked = chosen[field.name]?.includes(field.value) ?? false;
    else if (field instanceof HTMLInputElement) field.value = String(field.name === 'people' ? request.people : request.minutes);
    else if (field instanceof HTMLSelectElement) {
      const wanted = field.name === 'about' ? (request.about ?? '') : request.audience;
      field.value = wanted;
      if (field.selectedIndex < 0) field.selectedIndex = 0;
    }
  }
  const more = form.querySelector('details');
  if (more && (request.done.length > 0 || request.out)) more.open = true;
}

/** Says in the form that the group has done these lessons, where it can be seen. */
export function tickDone(form: HTMLFormElement, lessons: readonly string[]): void {
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && field.name === 'done[]' && lessons.includes(field.value)) field.checked = true;
  }
  const more = form.querySelector('details');
  if (more) more.open = true;
}

/** What a language is called in itself, as the form says it. */
export function languageName(form: HTMLFormElement, tag: string): string {
  const field = [...form.elements].find((each) => each instanceof HTMLInputElement && each.name === 'language[]' && each.value === tag);
  return field?.parentElement?.textContent?.trim() ?? tag;
}
