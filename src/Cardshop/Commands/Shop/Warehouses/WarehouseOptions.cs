using System.CommandLine;
using Cardshop.Contracts.Shop;

namespace Cardshop.Commands.Shop.Warehouses;

/// <summary>The options that say what a warehouse is like.</summary>
internal sealed class WarehouseOptions
{
    private readonly Option<string?> _upload;
    private readonly Option<string?> _download;
    private readonly Option<string?> _ftp = new("--ftp") { Description = "Where sites can have images by FTP; empty for nowhere.", HelpName = "URL" };
    private readonly Option<bool?> _active = ActiveOption.Create("Whether orders may use it.");

    /// <param name="isNew">Whether the warehouse is to be made, and must be given its addresses.</param>
    public WarehouseOptions(bool isNew)
    {
        _upload = new Option<string?>("--upload") { Description = "Where workers put images.", HelpName = "URL", Required = isNew };
        _download = new Option<string?>("--download") { Description = "Where they can be had.", HelpName = "URL", Required = isNew };
    }

    public void AddTo(Command command)
    {
        command.Add(_upload);
        command.Add(_download);
        command.Add(_ftp);
        command.Add(_active);
    }

    /// <exception cref="ShopException">Nothing was given.</exception>
    public WarehouseRequest Read(ParseResult parse)
    {
        var request = new WarehouseRequest(null, parse.GetValue(_upload), parse.GetValue(_download), null, parse.GetValue(_active)) { FtpUri = parse.GetValue(_ftp) };
        Changes.Require("--upload, --download, --ftp or --active", request.UploadUri, request.DownloadUri, request.FtpUri, request.Active);
        return request;
    }
}
