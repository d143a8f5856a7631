//! Words of news that stand for one another often enough to help tell that two sentences report the same thing.
//!
//! Written by hand. A group is a hint worth less than the same word, never proof: `fire` and `blaze` often are one event.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::align::terms::stem;

const GROUPS: &str = "\
die kill slay murder fatal fatally homicide dead victim perish succumb
wound injure hurt injury casualty
shoot gunfire gunshot gunman shooter shooting fire
police officer cop authorities deputy sheriff detective patrol trooper investigator
arrest custody detain apprehend capture nab jail
suspect accuse allege charge indict defendant alleged gunman
court judge trial hearing jury tribunal
prison jail sentence imprison bar incarcerate
attorney lawyer counsel solicitor barrister
prosecutor attorney district
hospital medical clinic doctor
fire blaze burn flame arson
crash collide collision accident wreck
blast explosion explode bomb detonate
quake earthquake tremor temblor seismic magnitude
storm hurricane typhoon cyclone tornado
flood deluge inundate
car vehicle auto suv truck sedan automobile van
home house residence apartment dwell
street avenue road block boulevard
boy girl child teen teenager youth juvenile minor kid
woman female lady girl
man male guy
wife husband spouse
mother father parent mom dad
friend girlfriend boyfriend partner
gun weapon firearm handgun rifle pistol shotgun
knife stab stabbing slash
rob robbery burglar burglary steal theft thief heist
fight altercation argument dispute brawl quarrel
flee escape run getaway
resign quit step depart leave
fire oust dismiss sack terminate
hire appoint name pick tap replace successor
win victory beat defeat triumph
elect vote ballot poll election
president leader premier chancellor
lawmaker senator congressman legislator representative congress
aide staffer adviser assistant
spokesman spokeswoman spokesperson representative publicist rep
company firm corporation business maker
buy purchase acquire acquisition takeover deal
profit earnings income
revenue sales
share stock
drop fall decline plunge slump decrease
rise increase climb jump gain grow surge
layoff cut reduce slash
launch release unveil introduce debut announce
begin start open commence launch
end finish conclude close
help aid assist assistance relief
rehab rehabilitation treatment
talk negotiate negotiation discussion dialogue discuss
meet meeting summit conference
agree agreement deal pact accord
attack assault strike raid
kidnap abduct abduction hostage
protest demonstrate rally march
soldier troop military army
missile rocket
rebel militant insurgent terrorist
accuse allegation claim allege
harass harassment misconduct inappropriate
settlement settle pay compensation
condition stable critical serious
witness bystander onlooker
neighborhood community area
body corpse remains
identify name
film movie picture
star actor actress celebrity
actor role play cast portray
award prize honor oscar win
sign contract deal
team club side
coach manager
match game bout fight
search hunt manhunt
worker employee staff coworker
school student pupil campus university college
pregnant pregnancy expect baby birth
marry wedding wed nuptials
divorce split separate
church temple mosque congregation
hotel motel inn hostel building
plane aircraft jet airliner flight
ship boat vessel
damage destroy ruin devastate
rescue save
warn alert caution
approve pass endorse
reject refuse deny decline
criticize condemn slam denounce
praise hail laud
apologize apology sorry regret
promise pledge vow
repay reimburse
money fund cash dollar
country nation state
near close
readiness ready willing willingness open openness
intent will intention intend
reveal disclose confirm
suspend suspension
evacuate evacuation
outage blackout power electricity
cable internet
";

static GROUP_OF: LazyLock<BTreeMap<String, Vec<u16>>> = LazyLock::new(|| {
    let mut map: BTreeMap<String, Vec<u16>> = BTreeMap::new();
    for (i, line) in GROUPS.lines().enumerate() {
        for word in line.split_whitespace() {
            let groups = map.entry(stem(word)).or_default();
            let group = i as u16;
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
    }
    map
});

/// The groups that a stem belongs to, in order; mostly none.
pub fn groups(stem: &str) -> &'static [u16] {
    GROUP_OF.get(stem).map_or(&[], Vec::as_slice)
}
