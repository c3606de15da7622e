import { Button } from '@fluentui/react-components';
import { formatExact } from '../words/format';
import { useWords } from '../words/words';

/** 72 typed for a KPI in % is 7,200%: says so, and offers 72%, which `onUse` gets as it would be typed. */
export function PercentDoubt({
  meant,
  unit,
  onUse,
}: {
  readonly meant: number;
  readonly unit: string;
  readonly onUse: (text: string) => void;
}) {
  const { t, language } = useWords();
  return (
    <>
      <span>{t.valuePercent(formatExact(meant * 100, unit, language), formatExact(meant, unit, language))}</span>
      <Button size="small" onClick={() => onUse(formatExact(meant, unit, 'ja'))}>
        {t.valueUsePercent(formatExact(meant, unit, language))}
      </Button>
    </>
  );
}
