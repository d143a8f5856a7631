use crosscheck_tests::invented;
fn main(){ let n: usize = std::env::args().nth(1).unwrap().parse().unwrap();
 let a = invented::articles(n, 40); let t=std::time::Instant::now();
 let c = crosscheck_compare::pipeline::compare(&a,&crosscheck_compare::meaning::NoMeaning);
 println!("{n}: {:?} claims {} diffs {} largest {}", t.elapsed(), c.claims.len(), c.differences.len(), c.claims.iter().map(|c|c.mentions.len()).max().unwrap()); }
