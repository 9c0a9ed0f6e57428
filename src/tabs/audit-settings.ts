const yesNo = ['yes', 'no'];

/** What the audit goes by: names as the firm writes them, and what it may map by itself. */
export const auditSettingRows = {
  namesInCapitals: {
    name: 'Names in capitals',
    value: 'yes',
    words: yesNo,
    meaning:
      'no: the audit proposes to rename clients and projects that are in capitals throughout.',
  },
  clientCode: {
    name: 'Code before client names',
    value: '',
    meaning:
      'What the name of a client begins with: A for a letter, 0 for a figure, as AAA-000 for KES-014 Kestrel Robotics. Empty: no code.',
  },
  projectCode: {
    name: 'Code before project names',
    value: '',
    meaning: 'The same for projects, as 0000 for 2614 Harbour Tower. Empty: no code.',
  },
  forbiddenCharacters: {
    name: 'Characters not in names',
    value: '',
    meaning: 'Characters that no client or project may have in its name, as : / |. Empty: all may.',
  },
  mapsItself: {
    name: 'Map sure matches by itself',
    value: 'no',
    words: yesNo,
    meaning:
      'yes: the audit maps a client to the customer that has its name and its tax number, e-mail, number or address, and writes it on the Event log. no: a person confirms every mapping.',
  },
} as const;
