//! The verbs that news is told in, with their forms, and the nouns that stand for a deed.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::facts::inflection;

/// What a form of a verb can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    /// "shoot": after "to", a modal, "do"; or the plural present.
    pub base: bool,
    /// "shoots".
    pub third: bool,
    /// "shot", "took".
    pub past: bool,
    /// "shot", "taken".
    pub participle: bool,
    /// "shooting".
    pub ing: bool,
}

/// A word as a form of a verb.
#[derive(Clone, Debug)]
pub struct Verb {
    /// "shoot".
    pub lemma: &'static str,
    /// Which forms the word is.
    pub uses: Uses,
    /// It has a patient: without one behind it, its past form is a participle ("two people shot in Halden").
    pub transitive: bool,
}

/// Verbs of somebody doing something to somebody or something.
const TRANSITIVE: &str = "own run operate drive lead head chair appeal shoot kill injure wound hurt stab rob attack assault arrest detain charge indict convict acquit sentence release free jail imprison fine sue accuse blame condemn praise criticize criticise sack fire dismiss suspend appoint
    name elect oust remove replace expel deport extradite evacuate rescue save hospitalize treat kidnap abduct hijack seize raid storm search inspect block close shut reopen open cancel postpone delay extend order ban bar prohibit allow permit
    approve reject veto sign ratify adopt pass repeal overturn uphold dump steal take bring give hand send sell buy acquire purchase pay cut raise lower reduce increase double halve launch build rebuild destroy damage demolish wreck flood hit strike
    ram overturn sink capsize bury trap find discover recover identify recognize question interview interrogate summon invite meet tell warn inform notify alert call text phone email urge ask beg press force persuade threaten bribe hack encrypt
    leak publish post withdraw recall return refund award grant deny refuse accept decline keep hold hide switch turn disconnect connect pull push drive pilot steer operate inspect test examine investigate probe review check confirm disprove
    dispute contest challenge defeat beat win lose lead host join leave quit abandon cross enter board ground divert derail halt stop start resume begin end finish complete suspend break crack rupture ignite light extinguish contain spread spot
    see hear watch film record photograph report announce declare reveal disclose propose offer demand request seek want back support oppose join defend protect guard patrol occupy capture invade shell bomb bombard target hurl throw fire launch
    poison infect vaccinate treat diagnose admit transfer move carry transport tow lift drag winch tie bind gag handcuff beat punch kick bite strangle rape abuse harass molest murder assassinate behead execute hang lynch torture drown burn torch
    loot vandalize smash ransack burgle defraud embezzle launder forge fake falsify smuggle traffic import export ship deliver fund finance subsidize pledge donate raise invest owe waive forgive guarantee insure compensate nationalize privatize
    merge acquire rescue restructure list float audit tax levy impose lift ease tighten scrap abolish introduce unveil present file lodge submit drop settle win hear try adjourn quash stay enforce violate breach break obey ignore flout serve plead
    commute pardon exonerate parole clear vindicate convene chair address brief consult mediate broker negotiate sign seal strike reach hammer agree host attend boycott skip miss cause trigger prompt spark provoke prevent avert avoid mitigate
    affect displace strand isolate crush hurl pin dig unearth excavate locate trace track tail follow chase pursue stop overtake clip graze dent ditch land fly refuel repair fix maintain replace install remove strip vote cast count recount
    certify annul void disqualify ban nominate endorse select choose pick hire recruit train lay retrain demote promote reinstate reappoint expel exclude admit enroll teach coach sign trade loan score concede save book send substitute play stage
    organize organise lead plan prepare design draft write edit broadcast air screen release pull censor rename honour honor decorate crown inherit bequeath marry divorce adopt raise mourn bury cremate commemorate mark celebrate welcome greet
    host snub humiliate insult mock slap apologise apologize thank reward refer report assign allocate distribute hoard ration slaughter cull quarantine isolate seal fence cordon secure defuse detonate disarm dismantle sabotage jam intercept
    down topple overthrow depose install back arm equip supply feed house shelter resettle relocate evict demolish clear plough plow dredge drain pump contaminate pollute leak spill release discharge exceed beat top miss meet
    lend borrow repay restore revoke rescind reverse amend change alter redraw reshuffle withhold exclude disconnect unplug paralyse paralyze cripple maim disable blind taser subdue restrain overpower disarm tackle grab
    snatch mug swindle cheat deceive mislead lure ambush besiege surround encircle evict repel fend resist defy confront face greet escort accompany usher guide comfort console hail applaud jeer boo sweep devastate ravage engulf gut raze
    batter lash swamp inundate submerge topple uproot flatten level shatter rip tear rattle shake jolt strangle suffocate choke exfiltrate copy post delete erase wipe lock unlock freeze unfreeze transfer wire withdraw deposit cash sanction
    penalize penalise punish reprimand censure impeach caution exempt spare acquire quote cite name list omit lodge dispatch deploy station mobilize mobilise rally scramble relieve rotate conscript draft pursue";

/// Verbs of something happening or of somebody doing something alone.
const INTRANSITIVE: &str = "come go become make get die drown fall collapse resign retire flee escape crash collide explode burn sink happen occur begin start arrive leave depart return land fly run walk drive swim survive recover suffer bleed vanish disappear surface
    emerge appear speak testify confess apologise apologize lie cry protest demonstrate march strike walk rally gather assemble vote abstain speed skid swerve veer drift slip slide derail capsize overturn ignite spread fail stall stop
    break burst crack leak rise drop climb slump soar surge plunge shrink grow increase decrease double last continue resume end close open reopen remain stay live work sleep wait surrender withdraw retreat advance cross clash fight talk meet agree
    disagree differ act intervene react respond comply cooperate participate compete succeed perish succumb faint choke erupt sound ring wail rumble shake sway list flood freeze thaw expire lapse step stand sit kneel jump leap hide";

/// A noun of a deed.
#[derive(Clone, Copy, Debug)]
pub struct DeedNoun {
    /// The verb it stands for.
    pub lemma: &'static str,
    /// "of" names who suffers it ("the arrest of Roe"), not who does it ("the resignation of Roe").
    pub of_patient: bool,
    /// The preposition that names whom it strikes beside "of": "attack on", "raid on".
    pub on: bool,
}

const PATIENT_NOUNS: &str = "arrest=arrest detention=detain killing=kill murder=murder assassination=assassinate shooting=shoot stabbing=stab kidnapping=kidnap abduction=abduct rescue=rescue evacuation=evacuate closure=close reopening=reopen
    cancellation=cancel postponement=postpone suspension=suspend dismissal=dismiss sacking=sack firing=fire expulsion=expel deportation=deport extradition=extradite appointment=appoint election=elect removal=remove ouster=oust
    release=release conviction=convict acquittal=acquit indictment=indict sentencing=sentence imprisonment=imprison sale=sell purchase=buy takeover=acquire acquisition=acquire destruction=destroy demolition=demolish bombing=bomb
    hijacking=hijack seizure=seize capture=capture theft=steal robbery=rob poisoning=poison beating=beat execution=execute torture=torture discovery=discover recovery=recover recall=recall withdrawal=withdraw rejection=reject
    approval=approve adoption=adopt ratification=ratify signing=sign repeal=repeal launch=launch construction=build investigation=investigate identification=identify interrogation=interrogate replacement=replace defeat=defeat
    invasion=invade occupation=occupy payment=pay falsification=falsify forgery=forge disqualification=disqualify annulment=annul nationalisation=nationalize nationalization=nationalize demotion=demote promotion=promote diversion=divert";
const ON_NOUNS: &str = "attack=attack assault=assault raid=raid strike=strike ban=ban crackdown=crack";
const AGENT_NOUNS: &str = "resignation=resign death=die collapse=collapse departure=depart arrival=arrive escape=escape retirement=retire surrender=surrender retreat=retreat explosion=explode crash=crash sinking=sink confession=confess protest=protest \
     apology=apologize decision=decide refusal=refuse announcement=announce disappearance=disappear return=return advance=advance failure=fail";

type Table = HashMap<String, Verb>;

static VERBS: LazyLock<Table> = LazyLock::new(|| {
    let mut out = Table::new();
    for (list, transitive) in [(TRANSITIVE, true), (INTRANSITIVE, false)] {
        for lemma in list.split_whitespace() {
            let f = inflection::forms(lemma);
            let mut put = |word: String, set: fn(&mut Uses)| {
                let verb = out.entry(word).or_insert_with(|| Verb { lemma, uses: Uses::default(), transitive });
                // The first verb with a form has it: "fell" is of "fall"; one in both lists needs no patient.
                if verb.lemma == lemma {
                    set(&mut verb.uses);
                    verb.transitive &= transitive;
                }
            };
            put(f.base, |u| u.base = true);
            put(f.third, |u| u.third = true);
            put(f.past, |u| u.past = true);
            put(f.participle, |u| u.participle = true);
            put(f.ing, |u| u.ing = true);
        }
    }
    out
});

static NOUNS: LazyLock<HashMap<&'static str, DeedNoun>> = LazyLock::new(|| {
    let mut out = HashMap::new();
    for (list, of_patient, on) in [(PATIENT_NOUNS, true, false), (ON_NOUNS, false, true), (AGENT_NOUNS, false, false)] {
        for entry in list.split_whitespace() {
            if let Some((noun, lemma)) = entry.split_once('=') {
                out.insert(noun, DeedNoun { lemma, of_patient, on });
            }
        }
    }
    out
});

/// A lower-case word as a form of a verb of the table.
pub fn of(low: &str) -> Option<&'static Verb> {
    VERBS.get(low)
}

/// A lower-case word as the noun of a deed.
pub fn noun(low: &str) -> Option<DeedNoun> {
    NOUNS.get(low).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_lead_to_the_lemma() {
        let of = |w: &str| of(w).map(|v| (v.lemma, v.transitive));
        assert_eq!(of("shot"), Some(("shoot", true)));
        assert_eq!(of("taken"), Some(("take", true)));
        assert_eq!(of("died"), Some(("die", false)));
        assert_eq!(of("sank"), Some(("sink", false)));
        assert_eq!(of("table"), None);
        assert_eq!(noun("arrest").map(|n| n.lemma), Some("arrest"));
    }
}
