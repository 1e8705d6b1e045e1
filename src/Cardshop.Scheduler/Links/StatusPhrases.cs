using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Mails;

namespace Cardshop.Scheduler.Links;

/// <summary>How an order, or one of its cards, stands, in words that follow “It is”.</summary>
internal static class StatusPhrases
{
    private static readonly Dictionary<OrderStatus, (string English, string French)> Orders = new()
    {
        [OrderStatus.Created] = ("waiting to be made", "en attente de création"),
        [OrderStatus.Creating] = ("being made", "en cours de création"),
        [OrderStatus.CreationFailed] = ("stopped: its image could not be made", "arrêtée : l’image n’a pas pu être créée"),
        [OrderStatus.PendingWriter] = ("waiting for a site where cards are written", "en attente d’un site d’écriture"),
        [OrderStatus.Downloading] = ("on its way to the site", "en cours de téléchargement par le site"),
        [OrderStatus.DownloadFailed] = ("stopped: the site could not fetch its image", "arrêtée : le site n’a pas pu télécharger l’image"),
        [OrderStatus.Writing] = ("being written to cards", "en cours d’écriture sur les cartes"),
        [OrderStatus.WriteFailed] = ("stopped: a card could not be written", "arrêtée : une carte n’a pas pu être écrite"),
        [OrderStatus.PendingShipment] = ("ready to be sent", "prête à être expédiée"),
        [OrderStatus.Shipped] = ("sent", "expédiée"),
        [OrderStatus.PendingExpiry] = ("ready to be downloaded", "prête à être téléchargée"),
        [OrderStatus.Expired] = ("over", "terminée"),
        [OrderStatus.Canceled] = ("cancelled", "annulée"),
        [OrderStatus.Failed] = ("stopped by a failure", "arrêtée par une erreur"),
    };

    private static readonly Dictionary<WorkStatus, (string English, string French)> Cards = new()
    {
        [WorkStatus.Pending] = ("waiting for its station", "en attente du poste"),
        [WorkStatus.Received] = ("about to be asked for", "sur le point d’être demandée"),
        [WorkStatus.WaitingForCard] = ("waited for", "attendue"),
        [WorkStatus.CardInserted] = ("being looked at", "en cours d’examen"),
        [WorkStatus.WipingSdcard] = ("being wiped", "en cours d’effacement"),
        [WorkStatus.CardWiped] = ("wiped", "effacée"),
        [WorkStatus.Writing] = ("being written", "en cours d’écriture"),
        [WorkStatus.Written] = ("written and verified", "écrite et vérifiée"),
        [WorkStatus.NeedsAttention] = ("waiting for somebody to look after it", "en attente d’une intervention"),
        [WorkStatus.FailedToInsert] = ("not suitable", "inutilisable"),
        [WorkStatus.FailedToWipe] = ("impossible to wipe", "impossible à effacer"),
        [WorkStatus.FailedToWrite] = ("impossible to write", "impossible à écrire"),
        [WorkStatus.Failed] = ("stopped by a failure", "arrêtée par une erreur"),
        [WorkStatus.Canceled] = ("cancelled", "annulée"),
        [WorkStatus.Timedout] = ("given up, since its station went away again and again", "abandonnée, car le poste a disparu plusieurs fois"),
    };

    /// <summary>How an order stands.</summary>
    public static string Of(OrderStatus status, string language) => Choose(Orders[status], language);

    /// <summary>How a card stands: one of the statuses that the task of a writer can have.</summary>
    public static string Of(WorkStatus status, string language) => Choose(Cards[status], language);

    private static string Choose((string English, string French) words, string language) => Languages.IsFrench(language) ? words.French : words.English;
}
