import { createRoot } from 'react-dom/client';
import { App } from './app';
import { openWorkbook } from './hosting';
import { buildSample } from './sample';
import { strings } from './strings';
import { reasonOf } from './workspace';

/** Starts the page with the sample report, opened like any other file. */
async function start(place: HTMLElement): Promise<void> {
  const root = createRoot(place);
  root.render(
    <p className="starting" role="status">
      {strings.loading}
    </p>,
  );
  try {
    const first = await openWorkbook(await buildSample(), strings.sampleName);
    await first.show();
    root.render(<App first={first} />);
  } catch (error) {
    root.render(
      <p className="starting" role="alert">
        {strings.failed(reasonOf(error))}
      </p>,
    );
  }
}

const place = document.getElementById('root');
if (place) void start(place);
