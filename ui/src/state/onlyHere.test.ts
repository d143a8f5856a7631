import { expect, test } from 'vitest';
import { ferry } from '../backend/memory/sample';
import { textOf } from './eventIndex';
import { aloneByOutlet } from './onlyHere';

test('what one outlet alone has, the most checkable first', () => {
  const [courier, , signal] = aloneByOutlet(ferry());
  expect(courier?.sentences.map((alone) => alone.sentence.index)).toEqual([5, 11, 10, 4]);
  expect(courier?.sentences[0]?.checkable).toEqual([{ kind: 'person', amount: 1 }, { kind: 'age', amount: 1 }]);
  expect(courier?.sentences.at(-1)?.checkable).toEqual([]);
  expect(signal?.sentences.map((alone) => textOf(alone.sentence))[0]).toMatch(/built in 1994/);
});
