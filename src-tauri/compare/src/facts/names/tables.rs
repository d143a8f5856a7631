//! Small closed tables of words by which names are told apart in news prose.

use std::sync::LazyLock;

use crate::facts::reading::{Words, words};

/// Words that begin sentences without being names. Function words, adverbs of time, frequent nouns and verbs of news.
pub static COMMON: LazyLock<Words> = LazyLock::new(|| {
    words(
        "a an the and or but nor so yet for if then than that this these those there here it its it's he she they we you i me my mine your yours his her hers their theirs our ours us him them
        who whom whose which what when where why how while whereas although though because since until unless after before during between among amid against about above across along around at by
        down from in inside into like near of off on onto out outside over past per through throughout to toward towards under underneath up upon via with within without as not no none neither either
        both each every all any some many much more most few fewer several other others another such same own only just even also still already again ever never always often sometimes usually
        once twice now today tonight tomorrow yesterday later earlier soon recently currently meanwhile however therefore thus hence instead otherwise moreover furthermore nevertheless nonetheless
        is are was were be been being am do does did done doing has have had having can could will would shall should may might must let lets let's
        one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions dozens dozen half
        first second third fourth fifth last next previous former new old big small great little high low long short good bad best worst better worse early late young older younger local national federal
        state states city county town village police officers officer official officials authorities authority investigators investigator detectives detective deputies deputy firefighters paramedics
        prosecutors prosecutor lawyers lawyer attorney attorneys judge judges jurors jury court courts witnesses witness victims victim suspect suspects residents resident neighbors neighbor neighbours people person
        man men woman women boy boys girl girls child children kids family families relatives friends students student teachers teacher parents mother father son daughter brother sister husband wife
        doctors nurses doctor hospital emergency school schools shots shooting shootings gunfire gunmen gunman gun guns murder homicide killing killings crime crimes arrest arrests charges bail
        according asked based despite regardless given including following speaking writing saying adding noting citing calling looking going coming being having making taking using working
        something nothing everything anything someone everyone anyone nobody somebody everybody perhaps maybe indeed clearly obviously certainly surely apparently reportedly allegedly possibly probably
        yes no well oh ok okay please thanks thank sorry dear hello hi look listen see get go come take make give keep put think know want need try ask tell say says said read click share follow watch photo photos
        video image images file story news report reports reporting update updates updated breaking exclusive opinion analysis editorial advertisement comments comment contact email sign subscribe newsletter continue
        until whether whatever whenever wherever whoever really very too quite rather pretty nearly almost approximately roughly exactly precisely finally eventually initially originally previously
        subsequently immediately suddenly fortunately unfortunately sadly ironically interestingly importantly generally typically traditionally historically specifically particularly especially overall
        additional additionally part parts much most plus minus versus vs etc critics supporters opponents voters lawmakers republicans democrats experts analysts economists scientists researchers
        sources source reporters journalists workers employees members leaders aides advisers advisors staff staffers protesters demonstrators activists crowds hundreds passengers drivers driver customers
        days weeks months years hours minutes week month year day night morning afternoon evening time times weekend season game games team teams player players coach coaches fans
        president vice prime minister senator governor mayor sheriff chief secretary spokesman spokeswoman spokesperson chairman director manager captain sergeant lieutenant
        nor thats that's there's here's what's who's he's she's we're they're you're i'm i've we've they've isn't aren't wasn't weren't don't doesn't didn't can't couldn't won't wouldn't shouldn't hasn't haven't hadn't
        war wars peace economy economic political politics government governments law laws bill bills budget tax taxes money cash oil gas energy trade market markets stocks stock shares prices price sales
        business businesses company companies bank banks health care medical food water land air sea fire fires storm storms weather rain snow wind winds flood floods earthquake crash accident incident
        car cars truck trucks bus train trains plane planes flight flights ship boat road roads bridge street house home homes building apartment room door park church club bar store shop restaurant
        white black red blue green yellow brown gray grey latino hispanic foreign domestic international global world public private social military army navy force forces troops soldiers
        left right north south east west northern southern eastern western central upper lower middle top bottom back front side end beginning start close open
        due thanks amid amidst beyond behind below beneath beside besides concerning considering excluding failing minus notwithstanding opposite regarding round save till underneath unlike
        he'd she'd they'd we'd you'd i'd he'll she'll they'll we'll you'll i'll it'll that'll
        found seen told shown called born killed injured wounded arrested charged released located identified suspected accused raised asked built held hours data results evidence documents records
        bullets bodies search rescue crews crew teams nationwide worldwide elsewhere anyway though hopefully interested related recommended popular trending related latest full live more most
        calls questions concerns efforts plans talks tensions protests fears attacks attack threats threat bomb bombs blast explosion fighting violence
        yet onetime ongoing upcoming tuesday's monday's merely mostly mainly largely partly barely hardly simply together apart alone away abroad ahead aside",
    )
});

/// Days and months: no names of their own.
pub static CALENDAR: LazyLock<Words> = LazyLock::new(|| {
    words(
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january february march april may june july august september october november december
        jan feb mar apr jun jul aug sep sept oct nov dec christmas easter thanksgiving halloween hanukkah passover ramadan a.m p.m am pm edt est cdt cst mdt mst pdt pst gmt utc et pt ct
        montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli oktober dezember",
    )
});

/// Titles that stand before a person's name.
pub static TITLES: LazyLock<Words> = LazyLock::new(|| {
    words(
        "mr mrs ms miss mx dr prof professor sir dame lord lady madame monsieur mme mlle herr frau señor señora don doña
        president vice-president premier chancellor minister secretary undersecretary ambassador envoy consul senator sen representative rep congressman congresswoman gov governor mayor councilman councilwoman
        councilmember councillor alderman alderwoman assemblyman assemblywoman delegate commissioner chairman chairwoman chair chairperson co-chair cochair co-chairwoman co-chairman speaker leader whip
        sheriff undersheriff constable marshal officer deputy detective det sgt sergeant lt lieutenant capt captain maj major col colonel gen general cmdr commander adm admiral cpl corporal pvt private chief
        superintendent inspector trooper agent spokesman spokeswoman spokesperson coroner prosecutor attorney solicitor judge justice magistrate
        king queen prince princess duke duchess pope cardinal archbishop bishop rev reverend pastor father sister brother rabbi imam sheikh sheik ayatollah emir sultan
        ceo cfo founder co-founder cofounder director manager coach principal dean editor author actor actress singer rapper comedian host anchor correspondent reporter columnist
        candidate nominee strategist adviser advisor aide counsel counselor lawyer producer writer historian economist analyst
        gop mp lawmaker engineer goalkeeper striker midfielder defender treasurer nurse fisherman skipper researcher scientist activist campaigner
        bürgermeister bürgermeisterin minister ministerin ministerpräsident ministerpräsidentin kanzler kanzlerin bundeskanzler bundeskanzlerin präsident präsidentin sprecher sprecherin innenminister
        innenministerin außenminister außenministerin finanzminister finanzministerin staatsanwalt staatsanwältin polizeichef polizeipräsident landrat landrätin",
    )
});

/// Words that come before a title and belong to it ("Foreign Minister", "Police Chief").
pub static TITLE_MODIFIERS: LazyLock<Words> = LazyLock::new(|| {
    words(
        "former ex vice deputy assistant acting interim associate senior chief foreign prime interior defense defence finance health education justice police fire press first state county city district
        attorney lieutenant lt brigadier major staff general executive managing campaign communications national security house senate majority minority homeland presidential gubernatorial
        republican democratic gop conservative liberal russian undersheriff co us u.s special supreme united states white secret master sergeant under rear research legal political medical
        democrat fellow longtime veteran late medical examiner",
    )
});

/// Last words of names of organizations.
pub static ORGANIZATION_HEADS: LazyLock<Words> = LazyLock::new(|| {
    words(
        "police department dept university college school academy institute institution corp corporation inc incorporated ltd llc plc gmbh ag sa co company companies group holdings partners associates
        association committee commission council congress senate parliament court ministry agency bureau administration authority service services office force forces army navy guard corps
        party union league federation foundation fund trust society organization organisation network news times post journal herald tribune gazette chronicle press media radio television tv channel magazine
        bank airlines airways motors industries systems technologies laboratories labs pharmaceuticals records studios pictures entertainment productions hospital clinic church ministries cathedral mosque synagogue
        temple team club fc united alliance coalition front movement brigade brigades division unit task staff board center centre centers project initiative campaign conference caucus assembly tribunal
        house exchange stock reserve treasury marshals rangers patrol customs enforcement investigations museum library orchestra band festival forum summit
        polizei ministerium universität partei bank gericht parti ministère université gendarmerie policía ministerio universidad partido",
    )
});

/// Last words of names of places.
pub static PLACE_HEADS: LazyLock<Words> = LazyLock::new(|| {
    words(
        "street st avenue ave road rd boulevard blvd drive dr lane ln court ct place pl way highway hwy parkway pkwy circle cir terrace ter trail pike turnpike freeway expressway interstate alley plaza square
        county parish township borough city town village district province prefecture oblast region state island islands isle peninsula river creek lake bay gulf sea ocean strait canal harbor harbour port beach
        coast mountain mountains mount hill hills valley canyon desert forest park garden gardens airport station bridge tunnel tower towers hotel motel inn resort mall arena stadium coliseum cemetery apartments
        lounge restaurant cafe bar nightclub heights springs falls ranch farm farms estates ridge point base prison jail penitentiary
        straße strasse platz allee",
    )
});

/// Words by which a street is known.
pub static STREETS: LazyLock<Words> = LazyLock::new(|| {
    words(
        "street st avenue ave av road rd boulevard blvd drive dr lane ln court ct place pl way highway hwy parkway pkwy circle cir terrace ter trail trl pike turnpike freeway expressway alley plaza square sq loop run",
    )
});

/// First words of names of places.
pub static PLACE_STARTS: LazyLock<Words> = LazyLock::new(|| {
    words(
        "lake mount mt fort ft rue avenue boulevard place plaza port cape san santa los las el saint st new north south east west interstate route highway",
    )
});

/// Particles inside names of people.
pub static PARTICLES: LazyLock<Words> = LazyLock::new(|| {
    words("de del della der den des di da das do dos du la le las los van von zu zur ter ten bin bint ibn ben abu al el ul ud y e af av")
});

/// What follows a person's last name.
pub static SUFFIXES: LazyLock<Words> = LazyLock::new(|| words("jr sr ii iii iv esq"));

/// Abbreviations that keep their point inside a name.
pub static ABBREVIATIONS: LazyLock<Words> = LazyLock::new(|| {
    words(
        "mr mrs ms dr prof sen rep gov gen lt col sgt capt cpl maj pvt cmdr adm det rev hon st mt ft jr sr inc corp co ltd dept ave blvd rd dr ln no u s d c n e w a b f g h i j k l m o p q r t v x y z
        ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo messrs",
    )
});

/// Capital letters that are no names.
pub static NO_ACRONYMS: LazyLock<Words> = LazyLock::new(|| {
    words(
        "am pm tv dna rna ceo cfo coo cto suv ar ak dui dwi id ok pdf hiv aids vip usd eur covid atm gps faq url html pr qb hr iq lgbt lgbtq mvp phd md ba ma ii iii iv vi vii viii ix xi xii
        cctv er icu iphone html http https www rsvp diy eta fyi asap ps pc cd dvd ac dc bc ad gdp ufo ied wmd rpg gop i a o ist bst cet cest nye usd",
    )
});

/// Frequent given names of English-language news, with some of other tongues.
pub static GIVEN: LazyLock<Words> = LazyLock::new(|| {
    words(
        "aaron abby abdul abdullah abigail abraham adam adrian ahmad ahmed aisha alan albert alberto alec alejandro aleksandr alex alexander alexandra alexei alexis alfred ali alice alicia alison allen allison alyssa amanda amber amir amy
        ana andre andrea andreas andrei andrew andrii andriy andy angel angela angelina angelo anita ann anna anne annie anthony antonio antony april arnold art arthur ashley ashton audrey austin ava barack barbara barry ben benjamin bernard
        bernie beth betty beverly bill billy blake bob bobby boris brad bradley brandon brandy brenda brendan brent brett brian brianna brittany brooke bruce bruno bryan bryce cameron carl carla carlos carly carmen carol caroline carolyn
        carrie casey catherine cathy cecilia cesar charlene charles charlie charlotte chelsea cheryl chester chloe chris christian christina christine christopher cindy claire clarence clark claude claudia clayton clinton cody colin colleen
        condoleezza connie connor conor corey cory craig crystal curtis cynthia daisy dale damian damon dan dana daniel danielle danny darius darrell darren darryl dave david dawn dean deborah debbie debra denis denise dennis derek derrick
        devin diana diane diego dmitri dmitry dominic don donald donna doris dorothy doug douglas duane dustin dwayne dylan earl eddie edgar eduardo edward edwin elaine eleanor elena eli elijah elizabeth ella ellen emanuel emily emma
        emmanuel enrique eric erica erik erika erin ernest ethan eugene eva evan evelyn fatima felix fernando florence frances francesco francis francisco francois françois frank franklin fred freddie frederick gabriel gabriela gareth gary gavin
        gene george georgia gerald gerard gilbert gina giovanni glenn gloria gordon grace graham grant greg gregory gretchen guillermo gustavo guy hannah hans harold harriet harris harry harvey hassan heather hector heidi helen helmut henry
        herbert herman hillary holly howard hugh hugo hunter hussein ian ibrahim igor ilya ingrid irene isaac isabel isabella ivan ivanka jack jackie jackson jacob jacqueline jacques jaime jake jamal james jamie jan jane janet janice jared
        jasmine jason javier jay jean jeanne jeb jeff jefferson jeffrey jenna jennifer jenny jeremiah jeremy jerome jerry jesse jessica jesus jill jim jimmy joan joanna joanne joaquin jodi joe joel joey johann john johnny jon jonathan jordan
        jorge jose joseph josh joshua joy joyce juan juanita judith judy julia julian julie julio june justin kamala karen karim karl kate katherine kathleen kathryn kathy katie kayla keith kellie kelly ken kendra kenneth kenny kevin
        khalid kim kimberly kirsten kirstjen kris kristen kristin kristina kurt kyle lamar lance larry latoya laura lauren laurence laurie lawrence leah lee leo leon leonard leonardo leroy leslie lester lewis liam lillian lily linda lindsay
        lindsey lionel lisa lloyd logan lois lonnie loretta lori lorraine louis louise lucas lucia lucy luis luke luther lydia lynn mack madeleine madeline madison mahmoud malcolm malik manuel marc marcel marco marcus margaret maria mariah marie marilyn
        marina mario marion marissa marjorie mark marlene marsha marshall martha martin marty marvin mary mateo mathew matt matteo matthew maureen maurice max maxine maya megan mel melania melissa melvin mercedes meredith michael michel
        michele michelle miguel mikhail mike mildred miles milton miriam mitch mitchell mohamed mohammad mohammed moises molly monica morgan muhammad mustafa nadia nancy naomi natalie natasha nathan nathaniel neil nelson nicholas nick nicolas
        nicole nikita nikki nikolai noah noel nora norma norman olga oliver olivia omar oscar osama otto owen pablo pam pamela patricia patrick patty paul paula pauline pedro peggy penny perry pete peter phil philip philippe phillip phyllis
        pierre preston priscilla qasem rachel rafael ralph ramon randall randy raul ray raymond rebecca regina reginald reince renee rex rhonda ricardo richard rick ricky rita rob robert roberta roberto robin rodney rodrigo roger roland roman
        ron ronald ronnie rosa rosalyn rose ross roxanne roy ruben rudolph rudy russell rusty ruth ryan sally sam samantha samuel sandra sandy santiago sara sarah sasha scott sean sebastian sergei sergey sergio seth shane shannon sharon
        shaun shawn sheila shelby sheldon shirley sidney simon sofia sonia sophia sophie spencer stacey stacy stan stanley stefan stella stephanie stephen steve steven stewart stuart sue susan suzanne svetlana sybil sylvia tamara tammy tanya
        tara tatiana taylor ted terence teresa terrance terrence terry tessa thad theodore theresa thomas tiffany tim timothy tina toby todd tom tommy toni tony tracey tracy travis trevor tricia troy tyler tyrone valerie vanessa vera
        vernon veronica vicki victor victoria vikki vincent viola virginia vitaly vivian vladimir volodymyr wallace walter wanda warren wayne wendy wesley wilbur will willard william willie wilson xavier yasmin yolanda yuri yusuf yvette yvonne
        zachary zachery zoe jürgen jörg günter ursula angela klaus wolfgang dieter heinz stéphane andré jérôme rené léa chloé josé jesús maría luís ángel sofía inés",
    )
});

/// Organizations of one word that often speak, and buildings that stand for them.
pub static SPEAKING_HOUSES: LazyLock<Words> = LazyLock::new(|| {
    words(
        "kremlin pentagon congress senate parliament bundestag knesset vatican nato opec interpol europol hamas hezbollah taliban isis facebook twitter google apple amazon microsoft uber tesla youtube instagram netflix walmart boeing
        airbus pfizer moderna reuters bloomberg politico breitbart axios vox buzzfeed tass interfax sputnik xinhua elysée elysee treasury brexit medicaid medicare obamacare exxon chevron toyota ford honda volkswagen spacex nasa yahoo
        newsweek foxnews cnn msnbc nbc abc cbs bbc npr espn gallup planned greenpeace amnesty unicef",
    )
});

/// Verbs after which a capitalized word in front is likely to be somebody: speech, and what people do.
pub static PERSON_VERBS: LazyLock<Words> = LazyLock::new(|| {
    words(
        "said says told tells added adds wrote writes argued argues tweeted explained noted recalled replied asked claimed denied insisted warned announced stated testified pleaded confessed admitted died resigned
        was is has had also who whose himself herself",
    )
});
