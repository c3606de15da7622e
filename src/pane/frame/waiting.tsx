import { Spinner } from '@fluentui/react-components';
import { useEffect, useState } from 'react';

/** Below this nobody needs to be told, and a flash of words would only unsettle. Milliseconds. */
const PATIENCE = 300;

/** Says what is being waited for, once it takes a while. */
export function Waiting({ text }: { readonly text: string }) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return <div role="status">{slow && <Spinner size="tiny" label={text} style={{ justifyContent: 'start', padding: '16px 0' }} />}</div>;
}
