using Cardshop.Ftp.Server.Transfers;

namespace Cardshop.Ftp.Server.Sessions;

/// <summary>How much of a transfer went over the wire.</summary>
internal sealed class TransferCount
{
    private volatile DataChannel? _data;

    public long Bytes => _data?.Transferred ?? 0;

    public void Watch(DataChannel data) => _data = data;
}
