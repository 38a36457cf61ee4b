// Waiting for what happens outside of a page.

const PATIENCE = 60_000;

/** Looks until what it sees is truthy, and gives that. */
export async function until(look, what) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((again) => setTimeout(again, 50));
  }
}
