import { describe, expect, it } from 'vitest';
import { explainedOf } from '../backend/memory/explained';
import { ferry } from '../backend/memory/sample';
import type { EvidenceView, GroundKindView } from '../backend';
import { countOf, formsOf, lightUp, rowsOfWhy, Why } from './why.svelte';

const ground = (kind: GroundKindView, text = '', outlets = 2) => ({ kind, text, outlets });
const view: EvidenceView = {
  outlets: 2,
  sure: 'high',
  grounds: [ground('same_counted', 'people'), ground('person', 'Ann Roe'), ground('place', 'Skarne'), ground('word', 'ferry'), ground('meaning_close', '', 0)],
  doubts: [ground('other_times', 'Monday · Tuesday')],
  sentences: [
    { article: 'a', sentence: 0, runs: [{ text: 'Ann Roe', grounds: [1] }, { text: ' left ', grounds: [] }, { text: 'Skarne', grounds: [2] }, { text: '.', grounds: [] }] },
    { article: 'b', sentence: 3, runs: [{ text: 'Roe', grounds: [1] }, { text: ' was seen in ', grounds: [] }, { text: 'Skarne', grounds: [2] }] },
  ],
};

describe('what speaks for it', () => {
  it('is told by row, in order, names together', () => {
    expect(rowsOfWhy(view).map(({ row, grounds }) => [row, grounds.map(({ at }) => at)])).toEqual([
      ['counted', [0]],
      ['names', [1, 2]],
      ['words', [3]],
      ['meaning', [4]],
    ]);
    expect([countOf(view, 'names'), countOf(view, 'figures')]).toEqual([2, 0]);
  });

  it('has each outlet’s own form', () => {
    expect(formsOf(view, 1)).toEqual([{ article: 'a', form: 'Ann Roe' }, { article: 'b', form: 'Roe' }]);
    expect(formsOf(view, 4)).toEqual([]);
  });

  it('lights words across the runs of a sentence, which stays as it is', () => {
    const runs = [{ text: 'Ann' }, { text: ' Roe left' }, { text: ' Skarne.' }];
    const pieces = lightUp(runs, view.sentences[0]?.runs ?? [], 1);
    expect(pieces.map((run) => run.map((piece) => (piece.lit ? `[${piece.text}]` : piece.text)).join(''))).toEqual(['[Ann]', '[ Roe] left', ' Skarne.']);
    expect(pieces.flat().map((piece) => piece.text).join('')).toBe('Ann Roe left Skarne.');
    // Runs of another sentence are drawn whole all the same.
    expect(lightUp([{ text: 'Much longer than what is marked, by far.' }], [{ text: 'Much', grounds: [] }], 0)[0]?.map((piece) => piece.text).join('')).toBe('Much longer than what is marked, by far.');
  });

  it('is asked for once, and again when the comparison is another', async () => {
    let asked = 0;
    const why = new Why(() => Promise.resolve((asked++, view)));
    expect(why.of('c1').state).toBe('loading');
    await Promise.all([why.want('c1'), why.want('c1')]);
    await why.want('c1');
    expect([asked, why.of('c1').state]).toEqual([1, 'ready']);
    const runs = [{ text: 'Ann Roe left Skarne.' }];
    expect(why.pieces('a', 0, runs)).toBeNull();
    why.pin('c1', 1);
    expect(why.pieces('a', 0, runs)?.[0]?.[0]).toEqual({ text: 'Ann Roe', lit: true });
    why.point('c1', 2);
    expect(why.pieces('a', 0, runs)?.[0]?.at(1)).toEqual({ text: 'Skarne', lit: true });
    expect(why.pieces('a', 7, runs)).toBeNull();
    why.point('c1', null);
    why.pin('c1', 1);
    expect(why.lit).toBeNull();
    why.forget();
    expect(why.of('c1').state).toBe('loading');
  });

  it('tells what failed and asks again', async () => {
    let fail = true;
    const why = new Why(() => (fail ? Promise.reject(new Error('no')) : Promise.resolve(view)));
    await why.want('c1');
    expect(why.of('c1').state).toBe('failed');
    fail = false;
    await why.want('c1');
    expect(why.of('c1').state).toBe('ready');
  });
});

describe('the stand-in', () => {
  const event = ferry();
  const textOf = (article: string, index: number) =>
    event.articles
      .find((one) => one.id === article)
      ?.sentences.find((one) => one.index === index)
      ?.runs.map((run) => run.text)
      .join('');

  it('explains each difference and claim with runs that join to the sentence', () => {
    for (const { id } of [...event.differences, ...event.claims]) {
      const found = explainedOf(event, id);
      expect(found).not.toBeNull();
      for (const { article, sentence, runs } of found?.sentences ?? []) expect(runs.map((run) => run.text).join('')).toBe(textOf(article, sentence));
    }
    expect(explainedOf(event, 'nothing')).toBeNull();
  });
});
