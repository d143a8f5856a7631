//! Lists of words that are looked up for every token.

use std::collections::HashSet;
use std::sync::LazyLock;

/// A set of words.
pub type Words = LazyLock<HashSet<&'static str>>;

fn words(text: &'static str) -> HashSet<&'static str> {
    text.split_whitespace().collect()
}

/// Words that end a noun phrase.
pub static STOPS: Words = LazyLock::new(|| {
    words(
        "the a an this that these those his her its their our your my in at on to by for from with without of off out up down into onto \
        over under near inside outside around between among along across behind against through during before after since until about \
        above below per via than as and or but nor so if when while where who whom whose which what how why because though although is \
        are was were be been being am has have had having do does did will would can could may might must shall should not no it he \
        she they we you i him them us me there here then now later earlier ago away too also both all each including include aboard \
        amid toward towards just only even still yet 's ’s today yesterday tomorrow others reportedly apparently allegedly \
        respectively alone overall together combined worldwide nationwide instead else least et und y en dans à au aux sur par pour \
        avec el la los las le les die das im bei mit von auf por con para se que qui ont sind wurden fueron han est sont",
    )
});

/// Common verbs that are no participle and may follow a noun at once.
pub static VERBS: Words = LazyLock::new(|| {
    words(
        "said says say told tells ran run runs fled flee flees went go goes came come comes took take takes taken left leave leaves got \
        get gets made make makes found find finds fell fall falls rose rise rises began begin begins became saw see sees seen gave \
        give gives given held hold holds kept keep keeps brought bring drove drive driven broke break burst hit hits struck rang met \
        meet meets paid sent sold set shut spent stood swept thought won win wins lost lose loses want wants need needs remain remains \
        face faces live lives appear appears seek seeks work works show shows know known believe believes call calls become becomes \
        happen happens died die dies shot shoot shoots kill kills fought heard hear lay lie rushed sat spoke speak speaks wore wear \
        wrote blew grew flew led put read cost costs vote agree",
    )
});

/// English nouns for persons.
pub static PEOPLE: Words = LazyLock::new(|| {
    words(
        "people person persons man men woman women child children boy boys girl girls kids kid baby babies infant infants toddler \
        toddlers teen teens teenager teenagers adult adults youth youths minor minors juvenile juveniles male males female females \
        victim victims suspect suspects gunman gunmen shooter shooters attacker attackers assailant assailants robber robbers officer \
        officers cop cops policeman policemen policewoman deputy deputies trooper troopers agent agents detective detectives sheriff \
        marshal marshals guard guards soldier soldiers troops serviceman servicemen marine marines sailors sailor airmen veteran \
        veterans fighter fighters militant militants rebel rebels insurgents terrorist terrorists bomber bombers hostage hostages \
        prisoner prisoners inmate inmates detainee detainees captives civilian civilians resident residents neighbor neighbors \
        neighbour neighbours villagers villager citizens citizen nationals national tourist tourists visitor visitors guest guests \
        passenger passengers driver drivers motorist motorists pedestrian pedestrians cyclist cyclists rider riders pilot pilots crew \
        crewmen occupant occupants bystander bystanders witness witnesses onlookers patron patrons customer customers clubgoers \
        partygoers concertgoers churchgoers revelers revellers worshippers worshipers parishioners mourners protester protesters \
        protestors demonstrators demonstrator activist activists marchers supporters supporter student students pupil pupils teacher \
        teachers professor professors worker workers employee employees staff staffers staffer colleagues miner miners laborers \
        farmers farmer firefighter firefighters paramedic paramedics doctor doctors nurse nurses medic medics patient patients \
        rescuers journalist journalists reporter reporters lawmaker lawmakers senators senator representatives congressmen ministers \
        minister official officials diplomat diplomats leaders leader member members judge judges justices jurors juror lawyers lawyer \
        attorneys prosecutors candidate candidates voters voter delegates delegate republicans democrats migrant migrants refugee \
        refugees immigrants immigrant friend friends relative relatives brother brothers sister sisters son sons daughter daughters \
        mother mothers father fathers parent parents wife husband siblings sibling cousins grandchildren survivor survivors casualties \
        casualty fatalities players player athletes fans spectators spectator players' individual individuals subjects thieves thief \
        burglars intruder intruders accomplices accomplice defendants defendant culprits offenders criminals smugglers traffickers \
        users subscribers viewers shoppers homeowners commuters travelers travellers hikers climbers skiers swimmers divers pirates \
        americans scientists researchers experts engineers economists analysts contractors executives volunteers recruits cadets \
        evacuees attendees participants applicants clients seniors males' priests nuns monks imams pastors police personnel gunshot- \
        victims",
    )
});

/// German ones.
pub static LEUTE: Words = LazyLock::new(|| {
    words(
        "menschen personen männer frauen kinder opfer tote toten verletzte verletzten soldaten polizisten beamte beamten passagiere \
        zivilisten jugendliche mitarbeiter bewohner mann frau kind person schüler studenten einwohner demonstranten täter verdächtige \
        flüchtlinge helfer helfern helferinnen retter rettern rettungskräfte einsatzkräfte feuerwehrleute feuerwehrleuten anwohner anwohnern \
        bürger bürgern arbeiter mitglieder studierende lehrer fahrgäste reisende gäste zuschauer bewohnern mitarbeitern polizistinnen urlauber",
    )
});

/// French ones.
pub static GENS: Words = LazyLock::new(|| {
    words(
        "personnes personne hommes femmes enfants homme femme enfant morts mort blessés blessé victimes policiers soldats civils \
        passagers manifestants habitants élèves otages suspects gendarmes migrants disparus pompiers sauveteurs ouvriers salariés élus députés agriculteurs voyageurs spectateurs villageois résidents touristes \
        étudiants employés agents militaires",
    )
});

/// Spanish ones.
pub static GENTE: Words = LazyLock::new(|| {
    words(
        "personas persona hombres mujeres niños niñas hombre mujer muertos heridos víctimas policías soldados civiles pasajeros \
        manifestantes habitantes detenidos desaparecidos menores migrantes estudiantes bomberos vecinos agentes trabajadores viajeros diputados turistas vecinas alumnos empleados agricultores \
        militares rescatistas voluntarios espectadores residentes mineros",
    )
});

/// Nouns that have an age.
pub static BEARERS: Words = LazyLock::new(|| {
    words(
        "man woman boy girl men women boys girls child children son daughter sons daughters brother sister mother father husband wife \
        suspect victim driver student students teen teenager teenagers baby infant toddler male female resident officer deputy veteran \
        passenger gunman cousin nephew niece grandson granddaughter grandmother grandfather girlfriend boyfriend friend mann frau \
        junge mädchen homme femme garçon fille hombre mujer niño niña suspects victims twins pedestrian cyclist motorist worker \
        teacher player singer actor soldier nurse doctor rapper",
    )
});

/// Capitalised words that a number with a comma may follow and that are no name of a person.
pub static NO_NAMES: Words = LazyLock::new(|| {
    words(
        "between under over about aged at by in for from with when while after before since both january february march april may june july august september october november december jan feb aug sept sep oct nov dec monday \
        tuesday wednesday thursday friday saturday sunday street avenue road highway route chapter section article page north south \
        east west united states county university league cup inc corp no yes but however the and so then",
    )
});

/// Words that end the name of a street.
pub static STREETS: Words = LazyLock::new(|| {
    words(
        "street st avenue ave road rd drive dr boulevard blvd lane ln highway hwy court ct place pl way terrace parkway pkwy circle \
        pike square turnpike loop trail alley row close crescent expressway freeway route",
    )
});

/// Nouns that a number names rather than counts.
pub static NUMBERED: Words = LazyLock::new(|| {
    words(
        "highway hwy route interstate section article chapter act title district room suite apartment apt unit flight gate channel exit \
        page pages figure table level phase category grade class bus line platform terminal pier station precinct ward zone type \
        version model mark number numbers no item rule bill proposition prop amendment resolution paragraph clause part volume episode \
        season round game week day step stage tier top lane mile milepost kilometer hole lap area block box psalm verse document \
        exhibit count counts case docket code group sector region runway pump reactor camp building lot tower engine squad battalion \
        division brigade year zip extension ext",
    )
});

/// Nouns of things that have an age no report is about.
pub static THINGS: Words = LazyLock::new(|| {
    words(
        "war law building company bridge tradition ban conflict program house home church policy agreement record case dispute treaty firm school ship plane \
        car tree business store restaurant hotel stadium system tower club law statute project campaign insurgency organization organisation network band",
    )
});

/// Nouns of things often counted, in other languages: the English lemma, then the words, by language (d, f, s).
const COUNTED: &str = "house d haus häuser häusern wohnungen f maison maisons logement logements s casa casas vivienda viviendas; car d auto autos wagen fahrzeug fahrzeuge fahrzeugen f voiture voitures véhicule véhicules s coche coches \
    vehículo vehículos automóvil automóviles; boat d boot boote booten f bateau bateaux s barco barcos lancha lanchas; ship d schiff schiffe schiffen f navire navires s buque buques; litre d liter litern f litre litres s litro litros; \
    helicopter d hubschrauber hubschraubern f hélicoptère hélicoptères s helicóptero helicópteros; km d kilometer kilometern f kilomètre kilomètres s kilómetro kilómetros; meter d meter metern f mètre mètres s metro metros; \
    ton d tonne tonnen f tonne tonnes s tonelada toneladas; hectare d hektar f hectare hectares s hectárea hectáreas; vote d stimme stimmen f voix s voto votos; truck d lastwagen lkw f camion camions s camión camiones; \
    dog d hund hunde hunden f chien chiens s perro perros; bridge d brücke brücken f pont ponts s puente puentes; school d schule schulen f école écoles s escuela escuelas; train d zug züge zügen f train trains s tren trenes";

static COUNTED_BY_WORD: std::sync::LazyLock<std::collections::HashMap<(char, &'static str), &'static str>> =
    std::sync::LazyLock::new(|| {
        let mut out = std::collections::HashMap::new();
        for row in COUNTED.split(';') {
            let mut words = row.split_whitespace();
            let Some(lemma) = words.next() else { continue };
            let mut language = 'd';
            for word in words {
                match word {
                    "d" | "f" | "s" => language = word.chars().next().unwrap_or('d'),
                    _ => {
                        out.insert((language, word), lemma);
                    }
                }
            }
        }
        out
    });

/// The English lemma of a thing often counted, by the first letter of the language's name (d, f, s) and the word in lower case.
pub fn thing(language: char, word: &str) -> Option<&'static str> {
    COUNTED_BY_WORD.get(&(language, word)).copied()
}
