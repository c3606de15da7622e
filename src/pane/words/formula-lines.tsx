/** A formula whose lines end between arguments, not within a name; copied it is as it was. */
export function FormulaLines({ formula }: { readonly formula: string }) {
  const parts = formula.match(/[^,(]+[,(]*|[,(]+/g) ?? [];
  return parts.map((part, index) => (
    <span key={index}>
      {part}
      <wbr />
    </span>
  ));
}
