import { reminderLetter } from '../../../src/i18n/share/rounds-letter';

const ABOUT = {
  round: '令和8年度 10月中間',
  to: '総務課',
  due: '令和8年10月15日',
  late: 0,
  answered: 0,
  missing: ['作業削減時間', '多重入力箇所'],
};

test('before the day it is due: a request in the words of the office, with what is still missing', () => {
  expect(reminderLetter(ABOUT)).toEqual({
    subject: '【依頼】令和8年度 10月中間の回答について（期限：令和8年10月15日）',
    body: [
      '総務課\u3000御中',
      '',
      'いつもお世話になっております。DX推進計画の事務局です。',
      '「令和8年度 10月中間」について、令和8年10月15日を期限として回答をお願いしておりますが、',
      'まだ回答を確認できておりません。',
      '御多忙のところ恐れ入りますが、期限までの回答をお願いいたします。',
      '',
      '回答をお願いしているもの（2件）',
      '・作業削減時間',
      '・多重入力箇所',
      '',
      '既に返送いただいている場合は、行き違いですので御容赦ください。',
      '御不明な点がありましたら、事務局まで御連絡ください。',
    ].join('\n'),
  });
});

test('past it: asked again, by how many days, and of those that have answered in part how much', () => {
  const { subject, body } = reminderLetter({ ...ABOUT, late: 3, answered: 5 });
  expect(subject).toMatch(/^【再依頼】/);
  expect(body).toContain('次の2件の回答をまだ確認できておりません。');
  expect(body).toContain('期限を3日過ぎておりますので、お手数ですが、速やかな回答をお願いいたします。');
});

test('of many ten are named; in a link none, so that mail programs take it', () => {
  const missing = Array.from({ length: 30 }, (_, at) => `第${at + 1}課の指標${at + 1}の実績値`);
  expect(reminderLetter({ ...ABOUT, missing }).body.match(/^・/gm)).toHaveLength(10);
  expect(reminderLetter({ ...ABOUT, missing }).body).toContain('\u3000ほか20件');
  const brief = reminderLetter({ ...ABOUT, to: 'デジタル統括室DX推進担当', missing, answered: 1, late: 30 }, true);
  expect(brief.body).not.toMatch(/^・/m);
  expect(encodeURIComponent(brief.subject + brief.body).length).toBeLessThan(1950);
});
