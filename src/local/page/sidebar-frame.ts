// Stands in front of the HTML of a script: `google.script.run` and `google.script.host`.
export {};
