/**
 * Does `work` while no other tab does work of this name. Tabs do without where the browser refuses
 * locks, as it may to a page inside another site.
 */
export async function alone<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  let begun = false;
  try {
    return await navigator.locks.request(name, () => {
      begun = true;
      return work();
    });
  } catch (error) {
    if (begun) throw error;
    return work();
  }
}
