using Cardshop.Contracts;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Accounts;
using Cardshop.Scheduler.Audits;
using Cardshop.Scheduler.Listings;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Shop;

/// <summary>Where artifacts are kept.</summary>
public sealed class Warehouses(IStore store, TimeProvider clock)
{
    private static readonly string[] Schemes = ["http", "https", "file"];
    private static readonly string[] FtpSchemes = ["ftp", "ftps"];

    private static readonly ListRules Rules = new("warehouses", WarehouseRow.Columns, "created", new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["created"] = "created",
        ["slug"] = "id",
    });

    /// <summary>Makes a warehouse.</summary>
    public async Task<Outcome<Warehouse>> CreateAsync(Principal caller, WarehouseRequest wanted, CancellationToken cancellation = default)
    {
        if (Check(wanted, isNew: true) is { Count: > 0 } errors)
        {
            return Refusal.Invalid(errors);
        }

        return await store.WriteAsync<Outcome<Warehouse>>(
            session =>
            {
                if (Find(session, wanted.Slug!) is not null)
                {
                    return Refusal.Taken("slug", $"There is a warehouse {wanted.Slug} already.");
                }

                var channel = wanted.Channel ?? caller.Channel;
                if (channel is not null && (!caller.Sees(channel) || Channels.Find(session, channel) is null))
                {
                    return Refusal.NotFound("channel", channel);
                }

                var row = new WarehouseRow
                {
                    Id = wanted.Slug!,
                    UploadUri = wanted.UploadUri!,
                    DownloadUri = wanted.DownloadUri!,
                    Channel = channel,
                    Active = wanted.Active ?? true,
                    Created = clock.Now(),
                    FtpUri = wanted.FtpUri is { Length: > 0 } ftp ? ftp : null,
                };
                session.Execute("INSERT INTO warehouses (id, upload_uri, download_uri, channel, active, created, ftp_uri) VALUES (@Id, @UploadUri, @DownloadUri, @Channel, @Active, @Created, @FtpUri)", row);
                Audit.Write(session, clock, caller, "warehouse.create", row.Id, row.UploadUri);
                return row.ToWarehouse();
            },
            cancellation);
    }

    /// <summary>A warehouse.</summary>
    public async Task<Outcome<Warehouse>> GetAsync(Principal caller, string slug, CancellationToken cancellation = default) =>
        await store.ReadAsync(session => FindFor(session, caller, slug) is { } row ? (Outcome<Warehouse>)row.ToWarehouse() : Refusal.NotFound("warehouse", slug), cancellation);

    /// <summary>Warehouses.</summary>
    public async Task<Outcome<Page<Warehouse>>> ListAsync(Principal caller, ListQuery query, bool? active, CancellationToken cancellation = default) =>
        await store.ReadAsync(
            session => new ListFilter().Equal("channel", caller.Channel).Equal("active", active).Page<WarehouseRow, Warehouse>(session, Rules, query, row => row.ToWarehouse()),
            cancellation);

    /// <summary>Changes a warehouse; orders that were placed keep what they have.</summary>
    public async Task<Outcome<Warehouse>> ChangeAsync(Principal caller, string slug, WarehouseRequest change, CancellationToken cancellation = default)
    {
        if (Check(change, isNew: false) is { Count: > 0 } errors)
        {
            return Refusal.Invalid(errors);
        }

        return await store.WriteAsync<Outcome<Warehouse>>(
            session =>
            {
                if (FindFor(session, caller, slug) is not { } row)
                {
                    return Refusal.NotFound("warehouse", slug);
                }

                row = row with { UploadUri = change.UploadUri ?? row.UploadUri, DownloadUri = change.DownloadUri ?? row.DownloadUri, Active = change.Active ?? row.Active };
                row = change.FtpUri is { } ftp ? row with { FtpUri = ftp.Length > 0 ? ftp : null } : row;
                session.Execute("UPDATE warehouses SET upload_uri = @UploadUri, download_uri = @DownloadUri, active = @Active, ftp_uri = @FtpUri WHERE id = @Id", row);
                Audit.Write(session, clock, caller, "warehouse.change", row.Id, row.Active ? "active" : "switched off");
                return row.ToWarehouse();
            },
            cancellation);
    }

    /// <summary>Removes a warehouse; what lies in it stays there.</summary>
    public async Task<Outcome<Nothing>> DeleteAsync(Principal caller, string slug, CancellationToken cancellation = default) =>
        await store.WriteAsync<Outcome<Nothing>>(
            session =>
            {
                if (FindFor(session, caller, slug) is null)
                {
                    return Refusal.NotFound("warehouse", slug);
                }

                session.Execute("DELETE FROM warehouses WHERE id = @Slug", new { Slug = slug });
                Audit.Write(session, clock, caller, "warehouse.delete", slug, "");
                return default(Nothing);
            },
            cancellation);

    internal static WarehouseRow? Find(StoreSession session, string slug) =>
        session.Find<WarehouseRow>($"SELECT {WarehouseRow.Columns} FROM warehouses WHERE id = @Slug", new { Slug = slug });

    /// <summary>The warehouse that an order of a channel goes to: the one it names, else the oldest active one, the channel's own before everybody's.</summary>
    internal static WarehouseRow? ForOrder(StoreSession session, string channel, string? slug) => session.Find<WarehouseRow>(
        $"SELECT {WarehouseRow.Columns} FROM warehouses WHERE active = 1 AND (channel = @Channel OR channel IS NULL) AND (@Slug IS NULL OR id = @Slug) ORDER BY (channel IS NULL), created, id",
        new { Channel = channel, Slug = slug });

    private static WarehouseRow? FindFor(StoreSession session, Principal caller, string slug) =>
        Find(session, slug) is { } row && caller.Sees(row.Channel) ? row : null;

    private static List<FieldProblem> Check(WarehouseRequest request, bool isNew)
    {
        var errors = new List<FieldProblem>();
        if (isNew && !AccountRules.IsSlug(request.Slug))
        {
            errors.Add(new FieldProblem("slug", "give 1 to 64 of the characters a-z A-Z 0-9 _ . + -"));
        }

        Address("upload_uri", request.UploadUri, isNew, Schemes);
        Address("download_uri", request.DownloadUri, isNew, Schemes);
        Address("ftp_uri", request.FtpUri is { Length: > 0 } ftp ? ftp : null, isNeeded: false, FtpSchemes);
        return errors;

        void Address(string field, string? text, bool isNeeded, string[] schemes)
        {
            if ((isNeeded || text is not null) && !(Uri.TryCreate(text, UriKind.Absolute, out var uri) && schemes.Contains(uri.Scheme) && uri.UserInfo.Length == 0))
            {
                errors.Add(new FieldProblem(field, $"give an address that begins with {string.Join(", ", schemes)}, without a password in it"));
            }
        }
    }
}
