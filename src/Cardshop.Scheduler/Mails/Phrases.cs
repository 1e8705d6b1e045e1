namespace Cardshop.Scheduler.Mails;

/// <summary>The sentences of mails in a language. In braces: 0 the name of the order, 1 whom it addresses, 2 a date, 3 a size, 4 a worker.</summary>
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
        "d MMMM yyyy");

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
        "dd/MM/yyyy");

    /// <summary>The sentences of a language; English where there are none.</summary>
    public static Phrases In(string language) => language.StartsWith("fr", StringComparison.OrdinalIgnoreCase) ? French : English;
}
