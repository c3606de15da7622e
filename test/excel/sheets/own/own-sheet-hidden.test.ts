import { ACTIONS } from '../../../faults/actions';
import { close } from '../../workbook';

afterEach(close);

const ANEW = ['make 工程表 anew', 'make 点検結果 anew', 'make 当初計画 anew', 'make 会議資料 anew', 'make 引継ぎ anew', 'make 定義 anew'];

test.each(ANEW.flatMap(name => (['hidden', 'veryHidden'] as const).map(how => [name, how] as const)))(
  '%s: one that is %s is shown again',
  async (name, how) => {
    const action = ACTIONS.find(one => one.name === name);
    if (action === undefined) throw new Error(`no action ${name}`);
    const { started, plan } = await action.prepare();
    const { book } = started.host;
    const sheet = book.sheetByName(name.split(' ')[1] ?? '');
    if (sheet === null) throw new Error('it is not there');
    sheet.state.visibility = how;
    await (
      await plan()
    )();
    expect([sheet.visibility, book.activeSheet]).toEqual(['visible', sheet]);
  },
);
