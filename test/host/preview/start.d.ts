export interface Preview {
  /** Such as http://localhost:3000/ */
  readonly address: string;
  readonly port: number;
  close(): Promise<void>;
}
export interface PreviewOptions {
  /** That port (0: any free one); without it 3000 or the next free one. */
  readonly port?: number;
  /** false serves what is there, true builds anew; without it what is not fresh is built. */
  readonly build?: boolean;
  readonly say?: (build: 'add-in' | 'preview') => void;
}
export function startPreview(options?: PreviewOptions): Promise<Preview>;
export function readOptions(args: readonly string[]): { open: boolean; port?: number };
