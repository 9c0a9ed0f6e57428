/** A seed that once failed, and what made it fail; `givesBack` as `playSeed` takes it. */
export interface Regression {
  readonly seed: number;
  readonly givesBack?: boolean;
  readonly what: string;
}

const plain = (seed: number, what: string): Regression => ({ seed, givesBack: false, what });
const back = (seed: number, what: string): Regression => ({ seed, givesBack: true, what });
const asPlayed = (seed: number, what: string): Regression => ({ seed, what });

export const regressions: readonly Regression[] = [
  plain(20897, 'somebody changes tracked hours of a draft before it is approved'),
  plain(6929, 'journal and rows of posted work are gone in a ledger without unique numbers'),
  plain(1255287745, 'the id of an allocation is typed over, and the journal is rebuilt from it'),
  plain(17270, 'somebody deletes the column of descriptions before the documents are approved'),
  plain(20650, 'somebody types over the expense that an allocation takes'),
  plain(26806, 'somebody types over the id of an entry before the document is approved'),
  plain(908165751, 'somebody types over the expense that an allocation takes, once more'),
  plain(908165911, 'the expense that an allocation takes is typed over, and a run is killed'),
  plain(1556, 'somebody types over the description of a line before it is approved'),
  back(13, 'what was credited is billed again, and credited and billed once more'),
  back(39, 'work is drafted while nobody knows whether its credit note has arrived'),
  back(51, 'hours are credited, and what they free is billed again'),
  back(529, 'a document is voided before anybody knows that it has arrived'),
  asPlayed(24899, 'work is drafted again before its credit note is found a cent off'),
  asPlayed(40215, 'work is drafted again before its credit note is found a cent off, once more'),
  asPlayed(13715, 'a credit note is changed in the ledger after its work was billed again'),
  asPlayed(21546, 'a credit note is changed while it is applied, after its work was billed again'),
  asPlayed(478, 'a credit note is voided after its work was billed again, and the journal is lost'),
  asPlayed(8906, 'the journal is lost, and its credit notes are voided in the ledger'),
  asPlayed(61395, 'work is billed again by two invoices, and the first of them is voided'),
  asPlayed(10192, 'what was accepted as deleted is billed again, and parked before it arrives'),
  asPlayed(24320, 'the journal is rebuilt from an invoice of which somebody edited the seconds'),
  asPlayed(35990, 'the journal is rebuilt from edited seconds, once more'),
];
