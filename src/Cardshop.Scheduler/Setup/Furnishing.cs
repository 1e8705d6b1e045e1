using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Audits;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Shop;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Setup;

/// <summary>Gives a new shop what it needs to take orders, a channel and a warehouse, and keeps the addresses of that warehouse right.</summary>
public sealed class Furnishing(IStore store, TimeProvider clock, Channels channels, Warehouses warehouses)
{
    /// <summary>What the first channel and the first warehouse are called.</summary>
    public const string Slug = "main";

    /// <summary>Makes a channel if there is none.</summary>
    public async Task MakeChannelAsync(CancellationToken cancellation = default)
    {
        if (await CountAsync("channels", cancellation) == 0)
        {
            Require(await channels.CreateAsync(ShopItself.Principal, new ChannelRequest { Slug = Slug, Name = "Main" }, cancellation));
        }
    }

    /// <summary>
    /// Makes a warehouse if there is none. One that was made here before, and that nobody has changed since, follows to new addresses, and with it
    /// the orders and artifacts that name it: it is the same warehouse.
    /// </summary>
    /// <param name="uploads">Where uploads are created.</param>
    /// <param name="objects">What the addresses of its objects begin with; ends with a slash.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task MakeWarehouseAsync(Uri uploads, Uri objects, CancellationToken cancellation = default)
    {
        if (await CountAsync("warehouses", cancellation) == 0)
        {
            var wanted = new WarehouseRequest { Slug = Slug, UploadUri = uploads.AbsoluteUri, DownloadUri = objects.AbsoluteUri };
            Require(await warehouses.CreateAsync(ShopItself.Principal, wanted, cancellation));
        }
        else
        {
            await store.WriteAsync(session => Follow(session, uploads.AbsoluteUri, objects.AbsoluteUri), cancellation);
        }
    }

    /// <summary>Says where the warehouse that was made here speaks FTP, if nobody has changed it since.</summary>
    /// <param name="ftp">Where (<c>ftp</c>, <c>ftps</c>); null for nowhere.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task OfferFtpAsync(Uri? ftp, CancellationToken cancellation = default) => store.WriteAsync(
        session => IsOurs(session)
            && session.Execute("UPDATE warehouses SET ftp_uri = @Ftp WHERE id = @Slug AND ftp_uri IS DISTINCT FROM @Ftp", new { Slug, Ftp = ftp?.AbsoluteUri }) > 0,
        cancellation);

    private static void Require<T>(Outcome<T> outcome)
    {
        if (outcome.IsRefused)
        {
            throw new InvalidOperationException(outcome.Problem.Detail);
        }
    }

    private ValueTask<int> CountAsync(string table, CancellationToken cancellation) =>
        store.ReadAsync(session => session.Value<int>($"SELECT COUNT(*) FROM {table}"), cancellation);

    /// <summary>Whether nobody but the shop itself had a hand in its first warehouse.</summary>
    private static bool IsOurs(StoreSession session) => session.Value<string>(
        "SELECT who FROM audit WHERE action LIKE 'warehouse.%' AND subject = @Slug ORDER BY sequence DESC LIMIT 1", new { Slug }) is ShopItself.Name;

    private bool Follow(StoreSession session, string uploads, string objects)
    {
        if (!IsOurs(session) || Warehouses.Find(session, Slug) is not { } row || (row.UploadUri, row.DownloadUri) == (uploads, objects))
        {
            return false;
        }

        var move = new { Slug, Uploads = uploads, Objects = objects, OldUploads = row.UploadUri, OldObjects = row.DownloadUri };
        session.Execute("UPDATE warehouses SET upload_uri = @Uploads, download_uri = @Objects WHERE id = @Slug", move);
        session.Execute("UPDATE orders SET upload_uri = @Uploads, download_uri = @Objects WHERE warehouse = @Slug AND upload_uri = @OldUploads", move);
        session.Execute(
            "UPDATE artifacts SET url = @Objects || substr(url, length(@OldObjects) + 1) WHERE substr(url, 1, length(@OldObjects)) = @OldObjects", move);
        Audit.Write(session, clock, ShopItself.Principal, "warehouse.change", Slug, $"its address is now {uploads}");
        return true;
    }
}
