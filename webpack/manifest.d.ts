export interface ManifestElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  /** The elements it stands in, outermost first. */
  readonly within: readonly ManifestElement[];
}
/** The address written in manifest.xml. */
export const ADDRESS: string;
/** Every element of the manifest in order; manifest.xml itself unless another file is named. */
export function readManifest(file?: string): Promise<ManifestElement[]>;
/** The manifest for one place and version, as text. */
export function manifestFor(options: {
  readonly address: string;
  readonly version: string;
  readonly hashOf: (name: string) => string | null;
}): Promise<string>;
/** The value of a file's content for its address, the same wherever it is served from. */
export function valueOf(text: string, address: string): string;
