import type { PageContext } from '../../hub/page-context.ts';
import type { Place } from '../../hub/place.ts';

/** The address where a page's file is edited; undefined while the repository is unknown. */
export function editAddress(page: PageContext): string | undefined {
  const repository = repositoryOf(page);
  const file = page.translation?.file ?? page.entry?.file;
  return repository && file ? `${repository}/edit/main/${file}` : undefined;
}

/** An issue form with the page's address filled in; the contact for corrections where there is one. */
export function reportAddress(page: PageContext, place: Place): string | undefined {
  const address = `${place.origin}${page.href(page.path)}`;
  const repository = repositoryOf(page);
  if (repository) return `${repository}/issues/new?template=correction.yml&address=${encodeURIComponent(address)}`;
  const contact = page.hub.get('site', 'site')?.data.contacts.correction;
  if (!contact || contact === 'unknown') return undefined;
  return contact.startsWith('mailto:') ? `${contact}?subject=${encodeURIComponent(`${page.title} (${address})`)}` : contact;
}

function repositoryOf(page: PageContext): string | undefined {
  const repository = page.hub.get('site', 'site')?.data.repository;
  return repository && repository !== 'unknown' ? repository.replace(/\/$/, '') : undefined;
}
