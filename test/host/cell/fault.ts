/** Why the workbook refused something. The wire maps `kind` to the codes of office.js. */
export type BookFaultKind =
  'invalid-argument' | 'not-found' | 'already-exists' | 'protected' | 'overlap' | 'unsupported' | 'invalid-operation';

export class BookFault extends Error {
  constructor(
    readonly kind: BookFaultKind,
    message: string,
  ) {
    super(message);
    this.name = 'BookFault';
  }
}
