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
}
