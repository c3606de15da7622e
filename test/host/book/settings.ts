/** Document settings by key; values are JSON, copied on the way in and out as the file would. */
export class Settings {
  private map = new Map<string, string>();
  constructor(private readonly changed: () => void) {}

  keys(): readonly string[] {
    return [...this.map.keys()];
  }

  /** undefined where there is none. */
  get(key: string): unknown {
    const text = this.map.get(key);
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  }

  set(key: string, value: unknown): void {
    this.map.set(key, JSON.stringify(value ?? null));
    this.changed();
  }

  delete(key: string): void {
    if (this.map.delete(key)) this.changed();
  }

  /** Key and JSON text of each. */
  all(): ReadonlyMap<string, string> {
    return new Map(this.map);
  }

  replace(all: ReadonlyMap<string, string>): void {
    this.map = new Map(all);
  }
}

/** Document properties as Excel's file information shows them. */
export interface Properties {
  title?: string;
  subject?: string;
  author?: string;
  keywords?: string;
  comments?: string;
  lastAuthor?: string;
  manager?: string;
  company?: string;
  category?: string;
  created?: Date;
  custom: Record<string, string | number | boolean>;
}
