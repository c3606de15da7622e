/** Where rows or columns lie, in CSS pixels: one axis of a sheet, up to the last row or column that can be scrolled to. */
export class Axis {
  /** `starts[i]` is where i begins; one more entry holds the end of the last. */
  private readonly starts: Float64Array;

  constructor(
    readonly count: number,
    size: (index: number) => number,
  ) {
    this.starts = new Float64Array(count + 1);
    let at = 0;
    for (let index = 0; index < count; index++) {
      at += size(index);
      this.starts[index + 1] = at;
    }
  }

  /** Pixels from the first one's edge; what lies beyond the last counts as the end. */
  start(index: number): number {
    return this.starts[Math.max(0, Math.min(index, this.count))] ?? 0;
  }

  size(index: number): number {
    return this.start(index + 1) - this.start(index);
  }

  span(index: number, count: number): number {
    return this.start(index + count) - this.start(index);
  }

  get length(): number {
    return this.start(this.count);
  }

  /** The one that holds this pixel, hidden ones (size 0) skipped; the nearest one outside the axis. */
  at(pixel: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.start(middle + 1) > pixel) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The next one in a direction that is not hidden; `from` itself when there is none. */
  step(from: number, by: 1 | -1): number {
    for (let index = from + by; index >= 0 && index < this.count; index += by) {
      if (this.size(index) > 0) return index;
    }
    return from;
  }
}
