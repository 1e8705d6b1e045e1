using System.Text.Json.Serialization;
using Cardshop.Contracts.Json;

namespace Cardshop.Scheduler.Mails;

/// <summary>What a mail tells of.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<MailKind>))]
internal enum MailKind
{
    /// <summary>An order was taken.</summary>
    OrderCreated,

    /// <summary>An image can be downloaded.</summary>
    ImageReady,

    /// <summary>An order failed.</summary>
    OrderFailed,

    /// <summary>An order was cancelled.</summary>
    OrderCanceled,

    /// <summary>A worker vanished with a task.</summary>
    WorkerTrouble,

    /// <summary>To a site: put a card into a slot.</summary>
    CardWanted,

    /// <summary>To a site: a card is being written.</summary>
    CardWriting,

    /// <summary>To a site: a card is written.</summary>
    CardWritten,

    /// <summary>To a site: a card failed, or needs somebody.</summary>
    CardFailed,

    /// <summary>To a site: all cards of an order are written.</summary>
    CardsReady,

    /// <summary>The cards of an order were sent.</summary>
    CardsShipped,

    /// <summary>To a site: its workers have not called for long.</summary>
    SiteSilent,

    /// <summary>To a site: its downloader could not get an image.</summary>
    FetchFailed,
}
