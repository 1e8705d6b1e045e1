using Cardshop.Warehouse.Ftp;

namespace Cardshop.Warehouse;

/// <summary>How a warehouse works.</summary>
public sealed record WarehouseOptions
{
    /// <summary>The folder that holds the objects: an absolute path.</summary>
    public string Folder { get; set; } = "";

    /// <summary>Bytes that the warehouse may take; null for all that the file system has.</summary>
    public long? Capacity { get; set; }

    /// <summary>Bytes of the file system that are left to others.</summary>
    public long KeepFree { get; set; } = 1L << 30;

    /// <summary>The greatest length of an object in bytes.</summary>
    public long MaxObjectLength { get; set; } = 4L << 40;

    /// <summary>How many uploads may be written to at a time; each takes 16 MiB of memory.</summary>
    public int MaxOpenUploads { get; set; } = 32;

    /// <summary>How long an upload that nobody goes on with is kept.</summary>
    public TimeSpan UploadLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long an upload waits for the next byte before it closes the connection; what came is kept.</summary>
    public TimeSpan StallTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often what was uploaded is made durable: a crash of the machine costs what came since.</summary>
    public TimeSpan SaveInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the link in the answer to a wish for one is valid when the wish does not say.</summary>
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromDays(14);

    /// <summary>How often what has expired is removed.</summary>
    public TimeSpan ExpiryInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often every object is read and compared with its digest; zero for never.</summary>
    public TimeSpan ScrubInterval { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How fast objects are read for that, in bytes per second.</summary>
    public long ScrubRate { get; set; } = 32L << 20;

    /// <summary>The token by which a scheduler of another process hands out grants and links; at least 32 characters. Null: nobody does.</summary>
    public string? ServiceToken { get; set; }

    /// <summary>The FTP door.</summary>
    public FtpDoorOptions Ftp { get; set; } = new();

    /// <summary>Where the scheduler of another process is asked whom access tokens stand for; null when it is in this one.</summary>
    public Uri? Scheduler { get; set; }
}
