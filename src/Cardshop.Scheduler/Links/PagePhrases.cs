using Cardshop.Scheduler.Mails;

namespace Cardshop.Scheduler.Links;

/// <summary>The sentences of pages behind links, in a language. In braces: 0 the name of the order, 1 the number of a card, 2 how many, 3 a slot, 4 a site, 5 a size, 6 a status.</summary>
internal sealed record PagePhrases
{
    private static readonly PagePhrases English = new()
    {
        Card = "Card {1} of {2} of the order “{0}”, {5} GB, in slot {3} of {4}. It is {6}.",
        Order = "{2} card(s) of {5} GB of the order “{0}”. It is {6}.",
        Plain = "The order is {6}.",
        CardIn = "Put the card into the slot that is marked, then press the button.",
        Tracking = "Number or address to follow the parcel by, if there is one",
        Done = "Done. Thank you.",
        CardInDone = "Thank you. The station looks at the card; if anything is wrong with it, you get a mail.",
        Already = "Somebody has done that already. There is nothing left to do here.",
        Old = "This link speaks of an earlier card; a later mail has the one that is good now.",
        TooLate = "It is too late for that.",
        Expired = "This link is over. Ask a manager of the shop, who can do the same.",
        Wrong = "There is no such link. Look whether it is whole: mail programs sometimes cut long lines.",
        Slip = "Shipping slip",
        To = "To",
        From = "From",
        Contact = "Your contact",
        ShippedOn = "Sent on",
        Contents = "Contents",
    };

    private static readonly PagePhrases French = new()
    {
        Card = "Carte {1} sur {2} de la commande « {0} », {5} Go, dans l’emplacement {3} de {4}. État : {6}.",
        Order = "{2} carte(s) de {5} Go de la commande « {0} ». État : {6}.",
        Plain = "État de la commande : {6}.",
        CardIn = "Insérez la carte dans l’emplacement indiqué, puis appuyez sur le bouton.",
        Tracking = "Numéro ou adresse de suivi du colis, s’il y en a",
        Done = "C’est fait. Merci.",
        CardInDone = "Merci. Le poste examine la carte ; en cas de problème, vous recevrez un message.",
        Already = "Quelqu’un l’a déjà fait. Il n’y a plus rien à faire ici.",
        Old = "Ce lien concerne une carte précédente ; un message plus récent contient le bon.",
        TooLate = "C’est trop tard.",
        Expired = "Ce lien a expiré. Adressez-vous à un gestionnaire de la boutique, qui peut faire la même chose.",
        Wrong = "Ce lien n’existe pas. Vérifiez qu’il est complet : certains logiciels coupent les lignes longues.",
        Slip = "Bordereau d’expédition",
        To = "Destinataire",
        From = "Expéditeur",
        Contact = "Votre contact",
        ShippedOn = "Expédié le",
        Contents = "Contenu",
    };

    public required string Card { get; init; }

    public required string Order { get; init; }

    public required string Plain { get; init; }

    public required string CardIn { get; init; }

    public required string Tracking { get; init; }

    public required string Done { get; init; }

    public required string CardInDone { get; init; }

    public required string Already { get; init; }

    public required string Old { get; init; }

    public required string TooLate { get; init; }

    public required string Expired { get; init; }

    public required string Wrong { get; init; }

    public required string Slip { get; init; }

    public required string To { get; init; }

    public required string From { get; init; }

    public required string Contact { get; init; }

    public required string ShippedOn { get; init; }

    public required string Contents { get; init; }

    public static PagePhrases In(string language) => Languages.IsFrench(language) ? French : English;
}
