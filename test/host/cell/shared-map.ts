/**
 * A map by number that can be handed out as it is now for nothing: `share()` gives a frozen copy, and the first write after
 * that copies. Snapshots for undo would otherwise copy every cell of the workbook on every step.
 */
export class SharedMap<V> {
  private shared = false;
  constructor(private map: Map<number, V> = new Map()) {}

  get size(): number {
    return this.map.size;
  }
  get(key: number): V | undefined {
    return this.map.get(key);
  }
  has(key: number): boolean {
    return this.map.has(key);
  }
  entries(): IterableIterator<[number, V]> {
    return this.map.entries();
  }
  keys(): IterableIterator<number> {
    return this.map.keys();
  }

  set(key: number, value: V | undefined): void {
    if (this.shared) {
      this.map = new Map(this.map);
      this.shared = false;
    }
    if (value === undefined) this.map.delete(key);
    else this.map.set(key, value);
  }

  /** The map as it is; both sides copy before they write. */
  share(): SharedMap<V> {
    this.shared = true;
    const twin = new SharedMap(this.map);
    twin.shared = true;
    return twin;
  }
}
