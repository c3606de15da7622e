import { useState } from 'react';
import type { ReactNode } from 'react';
import { strings } from './strings';
import { TOUR_STEPS, doneSteps, startOfTour } from './tour-model';
import type { Workspace } from './workspace';

/** The tour above the sheet: what to do next, ticked off by what has happened. Whoever closes it has the page to themselves. */
export function Tour({ workspace, onClose }: { workspace: Workspace; onClose(): void }): ReactNode {
  const [start] = useState(() => startOfTour(workspace.book));
  const done = doneSteps(workspace.book, start);
  const next = TOUR_STEPS.find(step => !done.has(step));
  return (
    <section className="tour" aria-label={strings.tour.title}>
      <div className="tour-head">
        <h2>{strings.tour.title}</h2>
        <span role="status">{strings.tour.progress(done.size, TOUR_STEPS.length)}</span>
        <button type="button" onClick={onClose}>
          {strings.tour.close}
        </button>
      </div>
      <ol>
        {TOUR_STEPS.map(step => (
          <li key={step} className={step === next ? 'next' : ''} {...(step === next ? { 'aria-current': 'step' as const } : {})}>
            <span aria-hidden="true">{done.has(step) ? '☑' : '☐'}</span> {strings.tour.steps[step]}
            {done.has(step) && <span className="unseen">{strings.tour.done}</span>}
          </li>
        ))}
      </ol>
      {next === undefined && <p>{strings.tour.finished}</p>}
    </section>
  );
}
