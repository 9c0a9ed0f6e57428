/**
 * Has links to a provider lead to the server on this machine that stands in for it, by the origins
 * of both; other links are left alone.
 */
export function routeLinks(origins: Readonly<Record<string, string>>): void {
  const route = (event: Event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const to = link ? origins[link.origin] : undefined;
    if (link && to !== undefined) link.href = `${to}${link.href.slice(link.origin.length)}`;
  };
  for (const kind of ['click', 'auxclick']) document.addEventListener(kind, route, true);
}
