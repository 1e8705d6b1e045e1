using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Api;
using Cardshop.Scheduler.Shop;
using Cardshop.Scheduler.Store;
using QRCoder;

namespace Cardshop.Scheduler.Links;

/// <summary>What goes into the parcel, on one sheet of A4: who gets it, from whom, what is in it, and a code that leads to how the order stands. No secrets.</summary>
internal static class ShippingSlip
{
    private const string Style =
        "@page{size:A4;margin:15mm}body{font-family:sans-serif;font-size:11pt;max-width:180mm}h1{font-size:20pt}svg{width:35mm;height:35mm;float:right}"
        + "table{border-collapse:collapse;width:100%}td,th{border:1px solid #999;padding:2mm;text-align:left;vertical-align:top}address{white-space:pre-line;font-size:13pt}";

    /// <summary>The page.</summary>
    /// <param name="target">The order.</param>
    /// <param name="channel">Who sends.</param>
    /// <param name="link">Where anybody sees how the order stands.</param>
    public static LinkPage Of(LinkTarget target, ChannelRow? channel, Uri link)
    {
        var (order, phrases) = (target.Order, PagePhrases.In(target.Language));
        var (client, recipient) = (StoredJson.Read<Person>(order.Client), StoredJson.Read<Person>(order.Recipient));
        var content =
            $"""
            <style>{Style}</style>{Code(link)}
            <p>{Pages.Text(order.Name)}<br><small>{Pages.Text(order.Id.Value)}<br>{order.Created:yyyy-MM-dd}</small></p>
            <h2>{Pages.Text(phrases.To)}</h2><address>{Lines(recipient.Name, recipient.Address, recipient.Country?.ToUpperInvariant(), recipient.Phone, recipient.Email)}</address>
            <h2>{Pages.Text(phrases.From)}</h2><address>{Lines(channel is { SenderName.Length: > 0 } ? channel.SenderName : channel?.Name, channel?.SenderAddress, channel?.SenderEmail)}</address>
            <h2>{Pages.Text(phrases.Contact)}</h2><address>{Lines(client.Name, client.Email)}</address>
            <h2>{Pages.Text(phrases.Contents)}</h2>
            <table><tr><td>{order.Quantity} ×</td><td>{order.MediaSize} GB</td><td>{Pages.Text(order.Name)}</td><td>{Pages.Text(order.FileName)}</td></tr></table>
            <p>{Pages.Text(phrases.ShippedOn)}: ______________________</p>
            """;
        return new LinkPage(200, target.Language, phrases.Slip, content);
    }

    private static string Lines(params string?[] lines) => Pages.Text(string.Join('\n', lines.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line!.Trim())));

    private static string Code(Uri link)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(link.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        using var drawing = new SvgQRCode(data);
        return drawing.GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
