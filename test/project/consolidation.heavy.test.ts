import { consolidation } from '../../webpack/consolidate';
import { shownByLibreOffice } from '../host/libreoffice';

test('LibreOffice opens DX集約.xlsx: settings, how to use it, and a sheet for each table with its headings', async () => {
  const bytes = consolidation().files.get('consolidate/DX集約.xlsx') ?? new Uint8Array();
  const shown = await shownByLibreOffice(bytes);
  expect([...shown.keys()]).toEqual(expect.arrayContaining(['使い方', '設定', '取込結果', 'KPI', '実績', '進捗', '目標']));
  expect(shown.get('設定')?.some(row => row[0] === '種類' && row[1] === 'SharePoint')).toBe(true);
  expect(shown.get('取込結果')?.[0]?.slice(0, 6)).toEqual(['元ファイル', '部署', '表', '行数', '状態', '内容']);
  expect(shown.get('使い方')?.[0]?.[0]).toContain('DX集約');
}, 240_000);
