// npm run mutants: breaks each rule of money and time once and shows which figure notices it.
import { checkMutants } from './check-mutants.mjs';

const { unbroken, results, survivors } = await checkMutants();
for (const name of unbroken) console.log(`wrong without any mutant: ${name}`);
for (const { name, noticedBy } of results) {
  console.log(
    `${noticedBy.length > 0 ? 'killed  ' : 'SURVIVED'}  ${name}  ${noticedBy.join(', ')}`,
  );
}
console.log(`${results.length - survivors.length} of ${results.length} mutants killed`);
process.exit(unbroken.length + survivors.length > 0 ? 1 : 0);
