using Cardshop.Scheduler.Links;

namespace Cardshop.Scheduler.Mails;

/// <summary>The sentences of mails in a language. In braces: 0 the name of the order, 1 whom it addresses, 2 a date, 3 a size, 4 a worker,
/// 5 a site, 6 a slot, 7 the number of a card, 8 how many cards, 9 by which a parcel can be followed.</summary>
internal sealed record Phrases(
    string Greeting,
    string CreatedSubject,
    string Created,
    string ReadySubject,
    string Ready,
    string ReadyUntil,
    string ReadyWrite,
    string Download,
    string FailedSubject,
    string Failed,
    string Cause,
    string Remedy,
    string CanceledSubject,
    string Canceled,
    string WorkerSubject,
    string Worker,
    string OrderLabel,
    string DateFormat)
{
    public required string CreatedCards { get; init; }

    public required string WantedSubject { get; init; }

    public required string Wanted { get; init; }

    public required string WantedLater { get; init; }

    public required string WritingSubject { get; init; }

    public required string Writing { get; init; }

    public required string WrittenSubject { get; init; }

    public required string Written { get; init; }

    public required string CardFailedSubject { get; init; }

    public required string CardFailed { get; init; }

    public required string CardsReadySubject { get; init; }

    public required string CardsReady { get; init; }

    public required string ShippedSubject { get; init; }

    public required string Shipped { get; init; }

    public required string Tracking { get; init; }

    public required string SilentSubject { get; init; }

    public required string Silent { get; init; }

    public required string FetchFailedSubject { get; init; }

    public required string FetchFailed { get; init; }

    /// <summary>What is written on buttons.</summary>
    public required IReadOnlyDictionary<LinkAct, string> Acts { get; init; }

    private static readonly Phrases English = new(
        "Hello {1},",
        "Order received: {0}",
        "Your order “{0}” has been received. You will get another mail as soon as the image for a card of {3} GB is ready.",
        "Your image is ready: {0}",
        "The image that you ordered as “{0}” is ready.",
        "It can be downloaded until {2}; after that day it is deleted.",
        "Write it to a card of {3} GB or more with any program for disk images. Leave its own settings as they are: the hotspot configures itself.",
        "Download {0}",
        "Order failed: {0}",
        "Your order “{0}” could not be completed.",
        "Cause: {0}",
        "What to do: {0}",
        "Order cancelled: {0}",
        "Your order “{0}” was cancelled. Nothing else will happen.",
        "Your worker {4} is in trouble",
        "The worker {4} has not called although it has a task. The task has been handed on; have a look at the worker.",
        "Order",
        "d MMMM yyyy")
    {
        CreatedCards = "Your order “{0}” has been received: {8} card(s) of {3} GB. You will get another mail when they are sent.",
        WantedSubject = "Put a card into slot {6}: {0}, card {7} of {8}",
        Wanted = "Put a card of {3} GB or more into slot {6} of {5}. It becomes card {7} of {8} of the order “{0}”; whatever is on it is erased.",
        WantedLater = "The button opens a page where you say that the card is in. If the station sees the card before that, you need not.",
        WritingSubject = "Being written in slot {6}: {0}, card {7} of {8}",
        Writing = "Card {7} of {8} of the order “{0}” is being written in slot {6} of {5}. Do not pull it.",
        WrittenSubject = "Written in slot {6}: {0}, card {7} of {8}",
        Written = "Card {7} of {8} of the order “{0}” is written and verified. Take it out of slot {6} of {5} and put it with the others of this order.",
        CardFailedSubject = "Trouble in slot {6}: {0}, card {7} of {8}",
        CardFailed = "Card {7} of {8} of the order “{0}”, in slot {6} of {5}, needs you. The other cards of the order are not concerned.",
        CardsReadySubject = "Please send {8} card(s): {0}",
        CardsReady = "All {8} card(s) of {3} GB of the order “{0}” are written and verified. Print the slip, put it into the parcel with the cards, send it, and say so.",
        ShippedSubject = "On its way: {0}",
        Shipped = "The {8} card(s) that were ordered as “{0}” have been sent.",
        Tracking = "Follow the parcel: {0}",
        SilentSubject = "{5} has not called for a day",
        Silent = "No worker of {5} has called for a day, and {8} order(s) wait there. Look whether the station is on and has a network; a manager can move the orders to another site.",
        FetchFailedSubject = "The image could not be fetched: {0}",
        FetchFailed = "{5} could not fetch the image of the order “{0}”, so its {8} card(s) have to wait. Put no card in for it yet; a manager can have it tried again.",
        Acts = new Dictionary<LinkAct, string>
        {
            [LinkAct.CardIn] = "The card is in",
            [LinkAct.RetryCard] = "Try again with another card",
            [LinkAct.ResumeCard] = "Carry on with the same card",
            [LinkAct.MoveCard] = "Write it in another slot",
            [LinkAct.Ship] = "The cards are sent",
            [LinkAct.Slip] = "Print the slip",
        },
    };

    private static readonly Phrases French = new(
        "Bonjour {1},",
        "Commande reçue : {0}",
        "Votre commande « {0} » a bien été reçue. Vous recevrez un autre message dès que l’image pour une carte de {3} Go sera prête.",
        "Votre image est prête : {0}",
        "L’image que vous avez commandée sous le nom « {0} » est prête.",
        "Elle peut être téléchargée jusqu’au {2} ; elle sera ensuite supprimée.",
        "Écrivez-la sur une carte de {3} Go ou plus avec n’importe quel logiciel d’images disque, sans en changer les réglages : le hotspot se configure lui-même.",
        "Télécharger {0}",
        "Échec de la commande : {0}",
        "Votre commande « {0} » n’a pas pu aboutir.",
        "Cause : {0}",
        "Que faire : {0}",
        "Commande annulée : {0}",
        "Votre commande « {0} » a été annulée. Rien d’autre ne se passera.",
        "Votre poste {4} a un problème",
        "Le poste {4} ne répond plus alors qu’il a une tâche. La tâche a été confiée à un autre ; vérifiez ce poste.",
        "Commande",
        "dd/MM/yyyy")
    {
        CreatedCards = "Votre commande « {0} » a bien été reçue : {8} carte(s) de {3} Go. Vous recevrez un autre message quand elles seront expédiées.",
        WantedSubject = "Insérez une carte dans l’emplacement {6} : {0}, carte {7} sur {8}",
        Wanted = "Insérez une carte de {3} Go ou plus dans l’emplacement {6} de {5}. Elle deviendra la carte {7} sur {8} de la commande « {0} » ; tout ce qu’elle contient sera effacé.",
        WantedLater = "Le bouton ouvre une page où vous confirmez que la carte est en place. Si le poste la voit avant, ce n’est pas nécessaire.",
        WritingSubject = "Écriture dans l’emplacement {6} : {0}, carte {7} sur {8}",
        Writing = "La carte {7} sur {8} de la commande « {0} » est en cours d’écriture dans l’emplacement {6} de {5}. Ne la retirez pas.",
        WrittenSubject = "Écrite dans l’emplacement {6} : {0}, carte {7} sur {8}",
        Written = "La carte {7} sur {8} de la commande « {0} » est écrite et vérifiée. Retirez-la de l’emplacement {6} de {5} et joignez-la aux autres de cette commande.",
        CardFailedSubject = "Problème dans l’emplacement {6} : {0}, carte {7} sur {8}",
        CardFailed = "La carte {7} sur {8} de la commande « {0} », dans l’emplacement {6} de {5}, a besoin de vous. Les autres cartes de la commande ne sont pas concernées.",
        CardsReadySubject = "À expédier, {8} carte(s) : {0}",
        CardsReady = "Les {8} carte(s) de {3} Go de la commande « {0} » sont écrites et vérifiées. Imprimez le bordereau, joignez-le aux cartes dans le colis, expédiez-le et dites-le.",
        ShippedSubject = "En route : {0}",
        Shipped = "Les {8} carte(s) commandées sous le nom « {0} » ont été expédiées.",
        Tracking = "Suivre le colis : {0}",
        SilentSubject = "{5} ne répond plus depuis un jour",
        Silent = "Aucun poste de {5} n’a répondu depuis un jour, et {8} commande(s) y attendent. Vérifiez que le poste est allumé et connecté ; un gestionnaire peut confier les commandes à un autre site.",
        FetchFailedSubject = "L’image n’a pas pu être téléchargée : {0}",
        FetchFailed = "{5} n’a pas pu télécharger l’image de la commande « {0} » ; ses {8} carte(s) doivent attendre. N’insérez pas encore de carte ; un gestionnaire peut relancer le téléchargement.",
        Acts = new Dictionary<LinkAct, string>
        {
            [LinkAct.CardIn] = "La carte est en place",
            [LinkAct.RetryCard] = "Réessayer avec une autre carte",
            [LinkAct.ResumeCard] = "Continuer avec la même carte",
            [LinkAct.MoveCard] = "L’écrire dans un autre emplacement",
            [LinkAct.Ship] = "Les cartes sont expédiées",
            [LinkAct.Slip] = "Imprimer le bordereau",
        },
    };

    /// <summary>The sentences of a language; English where there are none.</summary>
    public static Phrases In(string language) => Languages.IsFrench(language) ? French : English;
}
