export { type ContractRunner, type ProviderContractOptions, providerContract } from './provider-contract.ts'
