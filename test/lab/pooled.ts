/** A host spends some of its time waiting for a container, so this many at once keep two cores busy. */
export async function pooled<T>(queue: T[], work: (item: T) => Promise<void>, width = 4): Promise<void> {
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
