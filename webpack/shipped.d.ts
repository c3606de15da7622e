export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly dependencies: readonly string[];
  readonly texts: readonly string[];
}
export interface Product {
  readonly version: string;
  readonly date: string;
  readonly dependencies: readonly string[];
}
export interface Bom {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly serialNumber: string;
  readonly version: number;
  readonly components: readonly { readonly 'bom-ref': string; readonly name: string; readonly version: string; readonly purl: string }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}
export function packageFolder(file: string): string | null;
export function readPackage(folder: string): ShippedPackage;
export function checkLicences(packages: readonly ShippedPackage[], allowed?: readonly string[]): void;
export function noticesOf(product: Product, packages: readonly ShippedPackage[]): string;
export function sbomOf(product: Product, packages: readonly ShippedPackage[]): Bom;
export function buildDate(): string;
